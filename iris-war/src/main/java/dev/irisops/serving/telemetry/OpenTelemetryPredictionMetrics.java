package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures models and their answers, and gives it to OpenTelemetry's readers when they collect; see
 * {@link ModelMetrics}, and
 *
 * <pre>
 * model_loaded 1.0
 * model_reloads_total{result="success"} 0.0
 * </pre>
 */
@Singleton
public class OpenTelemetryPredictionMetrics implements PredictionMetrics, MetricProducer {
  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final Clock clock;
  private final Instant start;
  private volatile Optional<ModelSeries> series = Optional.empty();

  @Inject
  OpenTelemetryPredictionMetrics() {
    this(Clock.systemUTC());
  }

  OpenTelemetryPredictionMetrics(Clock clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public List<MetricData> produce(Resource resource) {
    Optional<ModelSeries> current = series; // once, so that all is of one model
    long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    List<MetricData> metrics = new ArrayList<>();
    ModelMetrics process = new ModelMetrics(resource, start, now);
    metrics.add(loaded(process, current.isPresent()));
    metrics.add(reloads(process));
    current.ifPresent(s -> metrics.addAll(new ModelMetrics(resource, s.loadedAt(), now).of(s)));
    return metrics;
  }

  private static MetricData loaded(ModelMetrics metrics, boolean loaded) {
    return metrics.gauge(
        "model_loaded",
        "Whether a verified model is loaded: 1 yes, 0 no",
        "",
        List.of(metrics.point(Attributes.empty(), loaded ? 1 : 0)));
  }

  private MetricData reloads(ModelMetrics metrics) {
    return metrics.counter(
        "model_reloads",
        "Model bundles that were tried while the service ran, by result",
        List.of(
            metrics.count(Attributes.of(RESULT, "success"), successes.sum()),
            metrics.count(Attributes.of(RESULT, "failure"), failures.sum())));
  }

  @Override
  public void modelLoaded(ModelCard card, Instant when) {
    series = Optional.of(new ModelSeries(card, when));
  }

  @Override
  public void modelUnavailable() {
    series = Optional.empty();
  }

  @Override
  public void reloaded(Reload reload) {
    (reload.failure().isPresent() ? failures : successes).increment();
  }

  @Override
  public void predicted(ModelCard card, Row row, Prediction prediction) {
    series
        .filter(s -> s.card() == card) // an answer of the predecessor has no series any more
        .ifPresent(s -> s.observe(row, prediction));
  }
}
