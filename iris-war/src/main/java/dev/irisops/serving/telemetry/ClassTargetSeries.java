package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ClassTarget;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import io.opentelemetry.api.common.Attributes;
import java.util.List;

/**
 * The series of a model that predicts classes; see {@link ClassSeries}, and
 *
 * <pre>
 * model_evaluation_accuracy{model_version="2026.11.22-3f2a9c1d"} 0.96
 * model_low_confidence_baseline_ratio{model_version="2026.11.22-3f2a9c1d"} 0.05
 * </pre>
 *
 * @param classes in card order
 */
record ClassTargetSeries(List<ClassSeries> classes) implements TargetSeries {
  static ClassTargetSeries register(
      ModelCard card, int maxSeries, Attributes version, MetricRegistry registry) {
    ClassTarget target = (ClassTarget) card.schema().target();
    registry
        .register(
            new Gauge(
                "model_evaluation_accuracy",
                "",
                "Share of correct predictions in the trainer's cross-validation, 0 to 1"))
        .put(version, target::accuracy);
    target.lowConfidenceShare().ifPresent(share -> registerConfidence(share, version, registry));
    return new ClassTargetSeries(
        ClassSeries.register(
            target.classes(), LabelValues.ofClasses(card, maxSeries), version, registry));
  }

  private static void registerConfidence(
      double lowShare, Attributes version, MetricRegistry registry) {
    registry
        .register(
            new Gauge(
                "model_low_confidence_baseline_ratio",
                "",
                "Share of predictions with a confidence of at most 0.7 in the trainer's"
                    + " cross-validation, 0 to 1"))
        .put(version, () -> lowShare);
  }

  @Override
  public void observe(Prediction prediction) {
    ClassPrediction predicted = (ClassPrediction) prediction;
    classes.get(predicted.classIndex()).observe(predicted.confidence());
  }
}
