package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelClass;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The series of a class, or of several that share a label value: their predictions and their shares
 * add up.
 *
 * <pre>
 * model_class_baseline_ratio{model_version="2026.11.22-3f2a9c1d",predicted_class="setosa"} 0.33
 * model_predictions_total{model_version="2026.11.22-3f2a9c1d",predicted_class="setosa"} 12.0
 * model_confidence_bucket{model_version="2026.11.22-3f2a9c1d",predicted_class="setosa",le="0.95"} 2
 * </pre>
 */
record ClassSeries(LongAdder predictions, Distribution confidence) {
  private static final AttributeKey<String> PREDICTED_CLASS =
      AttributeKey.stringKey("predicted_class");

  private static final List<Double> CONFIDENCE_BOUNDS = List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0);

  /**
   * Adds the series of classes to {@code registry}.
   *
   * @param version the label of the model's version
   * @return one for each class, in their order
   */
  static List<ClassSeries> register(
      List<ModelClass> classes, LabelValues names, Attributes version, MetricRegistry registry) {
    Function<ModelClass, Attributes> labels =
        c -> version.toBuilder().put(PREDICTED_CLASS, names.of(c.name())).build();
    Gauge baseline =
        registry.register(
            new Gauge(
                "model_class_baseline_ratio",
                "",
                "Share of each class in the predictions of the trainer's cross-validation, 0 to 1"));
    Map<Attributes, Double> shares = new HashMap<>();
    classes.forEach(c -> shares.merge(labels.apply(c), c.predictedShare(), Double::sum));
    shares.forEach((each, share) -> baseline.put(each, share::doubleValue));
    Counter predictions =
        registry.register(
            Counter.of("model_predictions", "Predictions, by the class that was predicted"));
    Histogram confidence =
        registry.register(
            new Histogram(
                "model_confidence",
                "",
                "Probability that the model gave to the predicted class, 0 to 1",
                CONFIDENCE_BOUNDS));
    return classes.stream()
        .map(labels)
        .map(each -> new ClassSeries(predictions.series(each), confidence.series(each)))
        .toList();
  }

  /**
   * Counts a prediction.
   *
   * @param probability what the model gave the class, in 0..1
   */
  void observe(double probability) {
    predictions.increment();
    confidence.record(probability);
  }
}
