/**
 * Evaluates candidates by repeated stratified cross-validation and ranks them by log loss.
 *
 * <p>Depends on {@code algorithm} and {@code dataset}.
 */
package dev.irisops.training.evaluation;
