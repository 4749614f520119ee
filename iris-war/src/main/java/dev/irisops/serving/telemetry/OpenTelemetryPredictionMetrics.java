package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.SharedLabels;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Measures models and their predictions; see {@link ModelMetrics}, and
 *
 * <pre>
 * model_loaded 1.0
 * model_reloads_total{result="success"} 0.0
 * model_last_reload_successful 1.0
 * </pre>
 */
final class OpenTelemetryPredictionMetrics implements PredictionMetrics {
  private static final Logger LOG =
      Logger.getLogger(OpenTelemetryPredictionMetrics.class.getName());

  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

  private final int maxSeries;
  private final Counter reloads;
  private volatile Optional<ModelMetrics> model = Optional.empty();
  private volatile boolean refused; // the bundle in the folder

  /**
   * @param maxSeries the most features, and the most classes, with label values of their own
   */
  OpenTelemetryPredictionMetrics(MetricRegistry registry, int maxSeries) {
    this.maxSeries = maxSeries;
    registry
        .register(new Gauge("model_loaded", "", "Set to 1 if a verified model is loaded, else 0"))
        .put(Attributes.empty(), () -> model.isPresent() ? 1 : 0);
    reloads =
        registry.register(
            Counter.of(
                "model_reloads", "Model bundles that were tried while the service ran, by result"));
    List.of("success", "failure").forEach(result -> reloads.series(Attributes.of(RESULT, result)));
    registry
        .register(
            new Gauge(
                "model_last_reload_successful",
                "",
                "Set to 0 as long as the model bundle in the folder is one that was refused, else"
                    + " 1"))
        .put(Attributes.empty(), () -> refused ? 0 : 1);
  }

  @Override
  public void modelLoaded(ModelCard card, Instant when) {
    SharedLabels shared = sharedLabels(card);
    logShared(card, shared.features().size(), card.schema().features().size(), "features");
    logShared(card, shared.classes().size(), card.schema().classes().size(), "classes");
    model = Optional.of(new ModelMetrics(card, when, maxSeries));
    refused = false;
  }

  private void logShared(ModelCard card, int shared, int all, String what) {
    if (shared > 0) {
      LOG.info(
          "Model %s %s: %d of %d %s share the label value \"%s\" in the metrics (iris.model.max-series: %d)"
              .formatted(
                  card.name(), card.version(), shared, all, what, LabelValues.OTHER, maxSeries));
    }
  }

  /** Returns the names of a model that share a label value. */
  SharedLabels sharedLabels(ModelCard card) {
    return new SharedLabels(
        LabelValues.OTHER,
        LabelValues.ofFeatures(card, maxSeries).shared(),
        LabelValues.ofClasses(card, maxSeries).shared());
  }

  @Override
  public void modelUnavailable() {
    model = Optional.empty();
    refused = true;
  }

  @Override
  public void modelRestored() {
    refused = false;
  }

  @Override
  public void reloaded(Reload reload) {
    refused = reload instanceof Failure;
    reloads.series(Attributes.of(RESULT, reload.result())).increment();
  }

  @Override
  public void predicted(ModelCard card, Row row, Prediction prediction) {
    model
        .filter(metrics -> metrics.isOf(card)) // the series of a replaced model have ended
        .ifPresent(metrics -> metrics.observe(row, prediction));
  }

  /** Returns the metrics of the loaded model as the readers of the SDK collect them. */
  List<MetricData> collect(Resource resource, Instant now) {
    return model.map(metrics -> metrics.collect(resource, now)).orElse(List.of());
  }
}
