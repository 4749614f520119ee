package dev.irisops.serving.prediction;

/** A row and its prediction. */
public record Answer(Row row, Prediction prediction) {}
