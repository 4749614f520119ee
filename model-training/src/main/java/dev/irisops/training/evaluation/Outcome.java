package dev.irisops.training.evaluation;

/** The parts of a cross-validated prediction that its scores need. */
public sealed interface Outcome permits ClassOutcome, NumericPrediction {
  /** Returns the outcome of a prediction. */
  static Outcome of(Prediction prediction) {
    return prediction instanceof NumericPrediction number
        ? number
        : ClassOutcome.of((ClassPrediction) prediction);
  }
}
