package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Prediction;
import io.opentelemetry.api.common.Attributes;

/** The series of what a model predicts, and how well it did so in its evaluation. */
sealed interface TargetSeries permits ClassTargetSeries, NumericTargetSeries {
  /**
   * Adds the series of a model to {@code registry}.
   *
   * @param maxSeries the most classes with label values of their own
   * @param version the label of the model's version
   */
  static TargetSeries register(
      ModelCard card, int maxSeries, Attributes version, MetricRegistry registry) {
    return card.schema().target() instanceof NumericTarget number
        ? NumericTargetSeries.register(number, version, registry)
        : ClassTargetSeries.register(card, maxSeries, version, registry);
  }

  /** Counts a prediction of the model. */
  void observe(Prediction prediction);
}
