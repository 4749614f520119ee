package dev.irisops.serving.telemetry;

import dev.irisops.serving.telemetry.ModelSeries.ClassSeries;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Writes a {@link ModelSeries} as metrics: all of one moment and one model.
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

  private final Resource resource;
  private final long start;
  private final long now;

  /**
   * @param resource the service that is measured
   * @param since when counting began
   * @param now the time of the measurement, in nanoseconds since 1970
   */
  ModelMetrics(Resource resource, Instant since, long now) {
    this.resource = resource;
    this.start = TimeUnit.MILLISECONDS.toNanos(since.toEpochMilli());
    this.now = now;
  }

  /** Every metric that only a loaded model has. */
  List<MetricData> of(ModelSeries series) {
    return Stream.of(aboutModel(series), aboutClasses(series), aboutFeatures(series))
        .flatMap(List::stream)
        .toList();
  }

  private List<MetricData> aboutModel(ModelSeries series) {
    Attributes info =
        Attributes.of(VERSION, series.card().version(), ALGORITHM, series.card().algorithm());
    return List.of(
        gauge("model_info", "The model that answers", "", List.of(point(info, 1))),
        gauge(
            "model_trained_timestamp",
            "When the model was trained, in seconds since 1970",
            "s",
            List.of(point(Attributes.empty(), seconds(series.card().created())))),
        gauge(
            "model_loaded_timestamp",
            "When the model was loaded, in seconds since 1970",
            "s",
            List.of(point(Attributes.empty(), seconds(series.loadedAt())))),
        gauge(
            "model_evaluation_accuracy",
            "Share of right predictions in the trainer's cross-validation, 0 to 1",
            "",
            List.of(point(Attributes.empty(), series.card().accuracy()))));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private List<MetricData> aboutClasses(ModelSeries series) {
    List<ClassSeries> classes = series.classes();
    return List.of(
        gauge(
            "model_class_baseline_ratio",
            "Share of each class in the training data, 0 to 1",
            "",
            classes.stream().map(c -> point(c.labels(), c.model().prior())).toList()),
        counter(
            "model_predictions",
            "Predictions, by the class that was predicted",
            classes.stream().map(c -> count(c.labels(), c.predictions().sum())).toList()),
        histogram(
            "model_confidence",
            "Probability that the model gave the class it predicted, 0 to 1",
            classes.stream().map(this::confidence).toList()));
  }

  private List<MetricData> aboutFeatures(ModelSeries series) {
    return List.of(
        gauge(
            "model_feature_baseline_ratio",
            "Share of the training data in each quintile bin of each feature, 0 to 1",
            "",
            series.bins().map(b -> point(b.labels(), b.baseline())).toList()),
        counter(
            "model_feature_observations",
            "Values predicted on, by feature and quintile bin of the training data",
            series.bins().map(b -> count(b.labels(), b.observations().sum())).toList()),
        counter(
            "model_feature_out_of_range",
            "Values predicted on that were outside the range of the training data, by feature",
            series.features().stream().map(f -> count(f.labels(), f.outOfRange().sum())).toList()));
  }

  MetricData gauge(String name, String description, String unit, List<DoublePointData> points) {
    return new ModelMetric(
        resource,
        name,
        description,
        unit,
        MetricDataType.DOUBLE_GAUGE,
        GaugeData.createDoubleGaugeData(points));
  }

  MetricData counter(String name, String description, List<LongPointData> points) {
    return new ModelMetric(
        resource,
        name,
        description,
        "",
        MetricDataType.LONG_SUM,
        SumData.createLongSumData(true, AggregationTemporality.CUMULATIVE, points));
  }

  private MetricData histogram(String name, String description, List<HistogramPointData> points) {
    return new ModelMetric(
        resource,
        name,
        description,
        "",
        MetricDataType.HISTOGRAM,
        HistogramData.create(AggregationTemporality.CUMULATIVE, points));
  }

  DoublePointData point(Attributes labels, double value) {
    return DoublePointData.create(start, now, labels, value, List.of());
  }

  LongPointData count(Attributes labels, long value) {
    return LongPointData.create(start, now, labels, value);
  }

  private HistogramPointData confidence(ClassSeries series) {
    Distribution confidence = series.confidence();
    return HistogramPointData.create(
        start,
        now,
        series.labels(),
        confidence.sum(),
        false, // no least and no greatest: nobody asks for them
        0,
        false,
        0,
        confidence.bounds(),
        confidence.counts());
  }
}
