/**
 * Reads a CSV or ARFF file into a validated {@link dev.irisops.training.dataset.Dataset}.
 *
 * <p>Depends on no other package of this module, and not on Weka.
 */
package dev.irisops.training.dataset;
