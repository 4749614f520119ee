package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.util.List;

/** Counts values by bucket. */
final class Histogram extends MetricFamily<Distribution> {
  private final List<Double> bounds;

  /**
   * @param bounds the upper bounds of the buckets, ascending, without +Inf
   */
  Histogram(String name, String unit, String help, List<Double> bounds) {
    super(name, unit, help);
    this.bounds = bounds;
  }

  @Override
  Distribution zero() {
    return new Distribution(bounds);
  }

  @Override
  MetricDataType type() {
    return MetricDataType.HISTOGRAM;
  }

  @Override
  Data<?> data(long start, long now) {
    return HistogramData.create(
        AggregationTemporality.CUMULATIVE,
        points((labels, values) -> values.collect(start, now, labels)));
  }
}
