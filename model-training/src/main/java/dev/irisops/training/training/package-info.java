/**
 * Turns a data set into trained Weka classifiers: the candidates, their options and Weka's layout
 * of the data.
 *
 * <p>Depends on {@code dataset} only.
 */
package dev.irisops.training.training;
