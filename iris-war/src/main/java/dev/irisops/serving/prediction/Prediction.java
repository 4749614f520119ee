package dev.irisops.serving.prediction;

/** A model's prediction for one row, of the kind that its {@link Target} says. */
public sealed interface Prediction permits ClassPrediction, NumericPrediction {}
