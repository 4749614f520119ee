package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import java.util.concurrent.atomic.LongAdder;

/** Counts events, or the things present at the moment. */
final class Counter extends MetricFamily<LongAdder> {
  private final boolean monotonic;

  private Counter(String name, String help, boolean monotonic) {
    super(name, "", help);
    this.monotonic = monotonic;
  }

  /** Returns a counter that only rises. */
  static Counter of(String name, String help) {
    return new Counter(name, help, true);
  }

  /** Returns a counter that rises and falls, which is a gauge in Prometheus. */
  static Counter upDown(String name, String help) {
    return new Counter(name, help, false);
  }

  @Override
  LongAdder zero() {
    return new LongAdder();
  }

  @Override
  MetricDataType type() {
    return MetricDataType.LONG_SUM;
  }

  @Override
  Data<?> data(long start, long now) {
    return SumData.createLongSumData(
        monotonic,
        AggregationTemporality.CUMULATIVE,
        points((labels, count) -> LongPointData.create(start, now, labels, count.sum())));
  }
}
