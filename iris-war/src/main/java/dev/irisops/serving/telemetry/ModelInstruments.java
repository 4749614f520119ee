package dev.irisops.serving.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The instruments of {@link ModelSeries}: read at each scrape, so that what a model no longer has
 * is no longer exported.
 *
 * <pre>
 * model_loaded 1.0
 * model_info{algorithm="Logistic",version="2026.11.22-3f2a9c1d"} 1
 * model_trained_timestamp_seconds 1.7953056E9
 * model_loaded_timestamp_seconds 1.795312512E9
 * model_evaluation_accuracy 0.96
 * model_reloads_total{result="success"} 0.0
 * model_class_baseline_ratio{predicted_class="setosa"} 0.3333333333333333
 * model_predictions_total{predicted_class="setosa"} 12.0
 * model_feature_baseline_ratio{bin="0",feature="petal_width"} 0.27
 * model_feature_observations_total{bin="0",feature="petal_width"} 3.0
 * model_feature_out_of_range_total{feature="petal_width"} 0.0
 * </pre>
 */
final class ModelInstruments {
  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("version");
  private static final AttributeKey<String> ALGORITHM = AttributeKey.stringKey("algorithm");
  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

  private final Meter meter;
  private final Supplier<Optional<ModelSeries>> current;

  /**
   * @param current the series of the model of the moment
   */
  ModelInstruments(Meter meter, Supplier<Optional<ModelSeries>> current) {
    this.meter = meter;
    this.current = current;
  }

  void register() {
    registerModel();
    registerReloads();
    registerClasses();
    registerFeatures();
  }

  private void registerModel() {
    meter
        .gaugeBuilder("model_loaded")
        .setDescription("Whether a verified model is loaded: 1 yes, 0 no")
        .ofLongs()
        .buildWithCallback(out -> out.record(current.get().isPresent() ? 1 : 0));
    gauge("model_info", "", "The model that answers", (series, out) -> out.record(1, info(series)));
    gauge(
        "model_trained_timestamp",
        "s",
        "When the model was trained, in seconds since 1970",
        (series, out) -> out.record(seconds(series.card().created())));
    gauge(
        "model_loaded_timestamp",
        "s",
        "When the model was loaded, in seconds since 1970",
        (series, out) -> out.record(seconds(series.loadedAt())));
    gauge(
        "model_evaluation_accuracy",
        "",
        "Share of right predictions in the trainer's cross-validation, 0 to 1",
        (series, out) -> out.record(series.card().accuracy()));
  }

  private static Attributes info(ModelSeries series) {
    return Attributes.of(VERSION, series.card().version(), ALGORITHM, series.card().algorithm());
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private void registerReloads() {
    LongCounter reloads =
        meter
            .counterBuilder("model_reloads")
            .setDescription("Model bundles that were tried while the service ran, by result")
            .build();
    Stream.of("success", "failure").forEach(r -> reloads.add(0, Attributes.of(RESULT, r)));
  }

  private void registerClasses() {
    gauge(
        "model_class_baseline_ratio",
        "",
        "Share of each class in the training data, 0 to 1",
        (series, out) -> series.classes().forEach(c -> out.record(c.model().prior(), c.labels())));
    counter(
        "model_predictions",
        "Predictions, by the class that was predicted",
        (series, out) ->
            series.classes().forEach(c -> out.record(c.predictions().sum(), c.labels())));
  }

  private void registerFeatures() {
    gauge(
        "model_feature_baseline_ratio",
        "",
        "Share of the training data in each quintile bin of each feature, 0 to 1",
        (series, out) -> series.bins().forEach(b -> out.record(b.baseline(), b.labels())));
    counter(
        "model_feature_observations",
        "Values predicted on, by feature and quintile bin of the training data",
        (series, out) ->
            series.bins().forEach(b -> out.record(b.observations().sum(), b.labels())));
    counter(
        "model_feature_out_of_range",
        "Values predicted on that were outside the range of the training data, by feature",
        (series, out) ->
            series.features().forEach(f -> out.record(f.outOfRange().sum(), f.labels())));
  }

  private void gauge(
      String name,
      String unit,
      String description,
      BiConsumer<ModelSeries, ObservableDoubleMeasurement> read) {
    meter
        .gaugeBuilder(name)
        .setUnit(unit)
        .setDescription(description)
        .buildWithCallback(out -> current.get().ifPresent(series -> read.accept(series, out)));
  }

  private void counter(
      String name, String description, BiConsumer<ModelSeries, ObservableLongMeasurement> read) {
    meter
        .counterBuilder(name)
        .setDescription(description)
        .buildWithCallback(out -> current.get().ifPresent(series -> read.accept(series, out)));
  }
}
