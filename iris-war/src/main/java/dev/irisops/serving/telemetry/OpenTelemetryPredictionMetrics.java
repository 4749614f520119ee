package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures models and their predictions; see {@link ModelMetrics}, and
 *
 * <pre>
 * model_loaded 1.0
 * model_reloads_total{result="success"} 0.0
 * </pre>
 */
final class OpenTelemetryPredictionMetrics implements PredictionMetrics {
  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

  private final Counter reloads;
  private volatile Optional<ModelMetrics> model = Optional.empty();

  OpenTelemetryPredictionMetrics(MetricRegistry registry) {
    registry
        .register(new Gauge("model_loaded", "", "Set to 1 if a verified model is loaded, else 0"))
        .put(Attributes.empty(), () -> model.isPresent() ? 1 : 0);
    reloads =
        registry.register(
            Counter.of(
                "model_reloads", "Model bundles that were tried while the service ran, by result"));
    List.of("success", "failure").forEach(result -> reloads.series(Attributes.of(RESULT, result)));
  }

  @Override
  public void modelLoaded(ModelCard card, Instant when) {
    model = Optional.of(new ModelMetrics(card, when));
  }

  @Override
  public void modelUnavailable() {
    model = Optional.empty();
  }

  @Override
  public void reloaded(Reload reload) {
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
