/**
 * Predictions, their scores, the ranking of candidates, and the choice of the model.
 *
 * <p>Depends on {@code algorithm} and {@code dataset}.
 */
package dev.irisops.training.evaluation;
