/**
 * The candidates, their Weka algorithms and options, and their training.
 *
 * <p>Depends on {@code dataset} only.
 */
package dev.irisops.training.algorithm;
