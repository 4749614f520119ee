package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The metrics of one loaded model. Each model brings its own, so that its series start at 0 and end
 * with it.
 *
 * <pre>
 * model_info{algorithm="Logistic",version="2026.11.22-3f2a9c1d"} 1
 * model_trained_timestamp_seconds 1.7953056E9
 * model_loaded_timestamp_seconds 1.795312512E9
 * model_evaluation_accuracy 0.96
 * model_class_baseline_ratio{predicted_class="setosa"} 0.3333333333333333
 * model_predictions_total{predicted_class="setosa"} 12.0
 * model_confidence_bucket{predicted_class="setosa",le="0.95"} 2
 * model_feature_baseline_ratio{bin="0",feature="petal_width"} 0.27
 * model_feature_observations_total{bin="0",feature="petal_width"} 3.0
 * model_feature_out_of_range_total{feature="petal_width"} 0.0
 * </pre>
 */
final class ModelMetrics {
  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("version");
  private static final AttributeKey<String> ALGORITHM = AttributeKey.stringKey("algorithm");
  private static final AttributeKey<String> PREDICTED_CLASS =
      AttributeKey.stringKey("predicted_class");
  private static final AttributeKey<String> FEATURE = AttributeKey.stringKey("feature");
  private static final AttributeKey<String> BIN = AttributeKey.stringKey("bin");

  private static final List<Double> CONFIDENCE_BOUNDS = List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0);

  private final ModelCard card;
  private final MetricRegistry registry;
  private final List<ClassSeries> classes;
  private final List<FeatureSeries> features;

  /** The series of one class. */
  private record ClassSeries(LongAdder predictions, Distribution confidence) {}

  /** The series of one feature; {@code observations} by bin. */
  private record FeatureSeries(
      Feature feature, List<LongAdder> observations, LongAdder outOfRange) {
    void observe(double value) {
      observations.get(feature.bin(value)).increment();
      if (feature.outOfTrainingRange(value)) {
        outOfRange.increment();
      }
    }
  }

  ModelMetrics(ModelCard card, Instant loadedAt) {
    this.card = card;
    this.registry = new MetricRegistry(loadedAt);
    describe(loadedAt);
    this.classes = classes();
    this.features = features();
  }

  private void describe(Instant loadedAt) {
    gauge("model_info", "", "The model that answers")
        .put(Attributes.of(VERSION, card.version(), ALGORITHM, card.algorithm()), () -> 1);
    gauge("model_trained_timestamp", "s", "Time of the model's training, in seconds since 1970")
        .put(Attributes.empty(), () -> seconds(card.created()));
    gauge("model_loaded_timestamp", "s", "Time of the model's loading, in seconds since 1970")
        .put(Attributes.empty(), () -> seconds(loadedAt));
    gauge(
            "model_evaluation_accuracy",
            "",
            "Share of correct predictions in the trainer's cross-validation, 0 to 1")
        .put(Attributes.empty(), card::accuracy);
  }

  private Gauge gauge(String name, String unit, String help) {
    return registry.register(new Gauge(name, unit, help));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private List<ClassSeries> classes() {
    Gauge baseline =
        gauge("model_class_baseline_ratio", "", "Share of each class in the training data, 0 to 1");
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
    for (ModelClass modelClass : card.schema().classes()) {
      baseline.put(labels(modelClass), modelClass::prior);
    }
    return card.schema().classes().stream()
        .map(ModelMetrics::labels)
        .map(labels -> new ClassSeries(predictions.series(labels), confidence.series(labels)))
        .toList();
  }

  private static Attributes labels(ModelClass modelClass) {
    return Attributes.of(PREDICTED_CLASS, modelClass.name());
  }

  private List<FeatureSeries> features() {
    Gauge baseline =
        gauge(
            "model_feature_baseline_ratio",
            "",
            "Share of the training data in each quintile bin of each feature, 0 to 1");
    Counter observations =
        registry.register(
            Counter.of(
                "model_feature_observations",
                "Values predicted on, by feature and quintile bin of the training data"));
    Counter outOfRange =
        registry.register(
            Counter.of(
                "model_feature_out_of_range",
                "Values predicted on that were outside the range of the training data"));
    return card.schema().features().stream()
        .map(feature -> series(feature, baseline, observations, outOfRange))
        .toList();
  }

  private static FeatureSeries series(
      Feature feature, Gauge baseline, Counter observations, Counter outOfRange) {
    List<Attributes> bins =
        feature.bins().stream()
            .filter(bin -> feature.nullable() || !bin.equals(Feature.MISSING))
            .map(bin -> Attributes.of(FEATURE, feature.name(), BIN, bin))
            .toList();
    for (int bin = 0; bin < bins.size(); bin++) {
      baseline.put(bins.get(bin), feature.baselineShares().get(bin)::doubleValue);
    }
    return new FeatureSeries(
        feature,
        bins.stream().map(observations::series).toList(),
        outOfRange.series(Attributes.of(FEATURE, feature.name())));
  }

  /** Returns true if these are the metrics of the model with the card {@code other}. */
  boolean isOf(ModelCard other) {
    return card == other;
  }

  /** Counts a prediction of this model. */
  void observe(Row row, Prediction prediction) {
    ClassSeries predicted = classes.get(prediction.classIndex());
    predicted.predictions().increment();
    predicted.confidence().record(prediction.confidence());
    for (int i = 0; i < features.size(); i++) {
      features.get(i).observe(row.value(i));
    }
  }

  /** Returns all metrics of this model as the readers of the SDK collect them. */
  List<MetricData> collect(Resource resource, Instant now) {
    return registry.collect(resource, now);
  }
}
