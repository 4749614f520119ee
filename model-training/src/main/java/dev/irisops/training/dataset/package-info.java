/**
 * Reads a CSV or ARFF file into a {@link dev.irisops.training.dataset.Dataset} that cannot be
 * wrong.
 *
 * <p>Depends on no other package of this module, and not on Weka.
 */
package dev.irisops.training.dataset;
