/**
 * Builds the model bundle (the serialized model, its card and golden rows) and writes it.
 *
 * <p>Depends on {@code evaluation}, {@code algorithm} and {@code dataset}.
 */
package dev.irisops.training.bundle;
