/**
 * The tensors of the Open Inference Protocol V2: they are rows to the model, and predictions are
 * tensors to the caller. Depends on {@code prediction} and {@code problem}.
 */
package dev.irisops.serving.inference;
