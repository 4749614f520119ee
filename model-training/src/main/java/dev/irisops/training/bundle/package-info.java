/**
 * Builds the model bundle (the serialized model, its card and golden rows), checks it and writes
 * it.
 *
 * <p>Depends on {@code profile}, {@code limits}, {@code evaluation}, {@code algorithm} and {@code
 * dataset}.
 */
package dev.irisops.training.bundle;
