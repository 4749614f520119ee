package dev.irisops.serving.model;

import weka.classifiers.Classifier;

/**
 * A classifier as {@code model.bin} has it.
 *
 * @param classifier the classifier
 * @param heapBytes the heap that it takes, as {@link HeapMeter} adds it up
 * @param isShared true if any number of threads may use it at once
 */
record ReadClassifier(Classifier classifier, long heapBytes, boolean isShared) {}
