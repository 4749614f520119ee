package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;

/**
 * The metrics of one loaded model. Each model brings its own, so that its series start at 0 and end
 * with it. See {@link TargetSeries}, {@link FeatureSeries}, and
 *
 * <pre>
 * model_info{algorithm="Logistic",name="iris",task="classification",version="2026.11.22-3f2a9c1d"} 1
 * model_trained_timestamp_seconds 1.7953056E9
 * model_loaded_timestamp_seconds 1.795312512E9
 * </pre>
 */
final class ModelMetrics {
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("name");
  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("version");
  private static final AttributeKey<String> ALGORITHM = AttributeKey.stringKey("algorithm");
  private static final AttributeKey<String> TASK = AttributeKey.stringKey("task");
  private static final AttributeKey<String> MODEL_VERSION = AttributeKey.stringKey("model_version");

  private final ModelCard card;
  private final MetricRegistry registry;
  private final TargetSeries target;
  private final List<FeatureSeries> features;

  /**
   * @param maxSeries the most features, and the most classes, with label values of their own
   */
  ModelMetrics(ModelCard card, Instant loadedAt, int maxSeries) {
    this.card = card;
    this.registry = new MetricRegistry(loadedAt);
    Attributes version = Attributes.of(MODEL_VERSION, card.version());
    describe(loadedAt);
    this.target = TargetSeries.register(card, maxSeries, version, registry);
    this.features =
        FeatureSeries.register(
            card.schema().features(), LabelValues.ofFeatures(card, maxSeries), version, registry);
  }

  private void describe(Instant loadedAt) {
    gauge("model_info", "", "The model that answers")
        .put(
            Attributes.of(
                NAME,
                card.name(),
                VERSION,
                card.version(),
                ALGORITHM,
                card.algorithm(),
                TASK,
                card.schema().target().task()),
            () -> 1);
    gauge("model_trained_timestamp", "s", "Time of the model's training, in seconds since 1970")
        .put(Attributes.empty(), () -> seconds(card.created()));
    gauge("model_loaded_timestamp", "s", "Time of the model's loading, in seconds since 1970")
        .put(Attributes.empty(), () -> seconds(loadedAt));
  }

  private Gauge gauge(String name, String unit, String help) {
    return registry.register(new Gauge(name, unit, help));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  /** Returns true if these are the metrics of the model with the card {@code other}. */
  boolean isOf(ModelCard other) {
    return card == other;
  }

  /** Counts a prediction of this model. */
  void observe(Row row, Prediction prediction) {
    target.observe(prediction);
    for (int i = 0; i < features.size(); i++) {
      features.get(i).observe(row.value(i));
    }
  }

  /** Returns all metrics of this model as the readers of the SDK collect them. */
  List<MetricData> collect(Resource resource, Instant now) {
    return registry.collect(resource, now);
  }
}
