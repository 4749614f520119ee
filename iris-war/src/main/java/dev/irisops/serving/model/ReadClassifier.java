package dev.irisops.serving.model;

import weka.classifiers.Classifier;

/**
 * A classifier as {@code model.bin} has it.
 *
 * @param classifier the classifier
 * @param heapBytes the heap that it takes, as {@link HeapMeter} adds it up
 * @param sharing who may use it at the same time
 */
record ReadClassifier(Classifier classifier, long heapBytes, Sharing sharing) {}
