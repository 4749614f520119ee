/**
 * Judges candidates by repeated stratified cross-validation and picks the one with the lowest log
 * loss.
 *
 * <p>Depends on {@code training} and {@code dataset}.
 */
package dev.irisops.training.evaluation;
