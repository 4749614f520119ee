package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Prediction;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * The series of a model that predicts numbers. The bins are the quintiles of the cross-validated
 * predictions.
 *
 * <pre>
 * model_evaluation_r2{model_version="2026.11.22-3f2a9c1d"} 0.83
 * model_predicted_value_baseline_ratio{bin="0",model_version="2026.11.22-3f2a9c1d"} 0.2
 * model_predictions_total{model_version="2026.11.22-3f2a9c1d"} 12.0
 * model_predicted_value_total{bin="0",model_version="2026.11.22-3f2a9c1d"} 3.0
 * </pre>
 *
 * @param values predictions by bin
 */
record NumericTargetSeries(NumericTarget target, LongAdder predictions, List<LongAdder> values)
    implements TargetSeries {
  private static final AttributeKey<String> BIN = AttributeKey.stringKey("bin");

  static NumericTargetSeries register(
      NumericTarget target, Attributes version, MetricRegistry registry) {
    registry
        .register(
            new Gauge(
                "model_evaluation_r2",
                "",
                "Coefficient of determination in the trainer's cross-validation; 1 is perfect, 0"
                    + " is no better than the mean"))
        .put(version, target::r2);
    registerBaseline(target, version, registry);
    Counter predictions = registry.register(Counter.of("model_predictions", "Predictions"));
    Counter values =
        registry.register(
            Counter.of(
                "model_predicted_value",
                "Predictions, by quintile of the predictions of the trainer's cross-validation"));
    return new NumericTargetSeries(
        target,
        predictions.series(version),
        bins(target, version).stream().map(values::series).toList());
  }

  private static void registerBaseline(
      NumericTarget target, Attributes version, MetricRegistry registry) {
    Gauge baseline =
        registry.register(
            new Gauge(
                "model_predicted_value_baseline_ratio",
                "",
                "Share of the predictions of the trainer's cross-validation in each bin, 0 to 1"));
    List<Attributes> bins = bins(target, version);
    for (int bin = 0; bin < bins.size(); bin++) {
      baseline.put(bins.get(bin), target.quintileShares().get(bin)::doubleValue);
    }
  }

  private static List<Attributes> bins(NumericTarget target, Attributes version) {
    return IntStream.range(0, target.quintileShares().size())
        .mapToObj(bin -> version.toBuilder().put(BIN, Integer.toString(bin)).build())
        .toList();
  }

  @Override
  public void observe(Prediction prediction) {
    predictions.increment();
    values.get(target.bin(((NumericPrediction) prediction).value())).increment();
  }
}
