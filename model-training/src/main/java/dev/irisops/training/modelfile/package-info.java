/**
 * Reads the model files that Weka saves: the classifier, and the header of the data that it was
 * trained on.
 *
 * <p>Depends on {@code limits} and {@code dataset}.
 */
package dev.irisops.training.modelfile;
