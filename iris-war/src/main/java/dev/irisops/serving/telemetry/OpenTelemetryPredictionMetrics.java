package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.prometheus.metrics.model.snapshots.Labels;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures models and their answers with OpenTelemetry; see {@link ModelInstruments}, and
 *
 * <pre>
 * model_confidence_bucket{predicted_class="setosa",le="0.95"} 2
 * </pre>
 */
@Singleton
public class OpenTelemetryPredictionMetrics implements PredictionMetrics {
  private final ClosedHistogram confidence =
      new ClosedHistogram(
          "model_confidence",
          Optional.empty(),
          "Probability that the model gave the class it predicted, 0 to 1",
          List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0),
          this::classLabels);
  private final DoubleHistogram confidenceInstrument;
  private volatile Optional<ModelSeries> series = Optional.empty();

  @Inject
  OpenTelemetryPredictionMetrics(Meter meter) {
    confidenceInstrument = confidence.instrument(meter);
    new ModelInstruments(meter, () -> series).register();
  }

  @Produces
  ClosedHistogram confidence() {
    return confidence;
  }

  private Set<Labels> classLabels() {
    return series.map(ModelSeries::classes).orElse(List.of()).stream()
        .map(c -> Labels.of("predicted_class", c.model().name()))
        .collect(Collectors.toUnmodifiableSet());
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
  public void predicted(ModelCard card, Row row, Prediction prediction) {
    series
        .filter(s -> s.card() == card) // an answer of the predecessor has no series any more
        .ifPresent(
            s -> {
              s.observe(row, prediction);
              confidenceInstrument.record(
                  prediction.confidence(), s.classes().get(prediction.classIndex()).labels());
            });
  }
}
