/**
 * The model bundle: the serialized classifier, its card, its golden rows, and how they get into a
 * folder all at once.
 *
 * <p>Depends on {@code evaluation}, {@code training} and {@code dataset}.
 */
package dev.irisops.training.bundle;
