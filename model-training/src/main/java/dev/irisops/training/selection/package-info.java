/**
 * Evaluates candidates by repeated stratified cross-validation, within a time limit.
 *
 * <p>Depends on {@code evaluation}, {@code algorithm} and {@code dataset}.
 */
package dev.irisops.training.selection;
