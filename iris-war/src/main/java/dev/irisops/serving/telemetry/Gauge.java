package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Has values that are asked for at each scrape. */
final class Gauge extends MetricFamily<DoubleSupplier> {
  Gauge(String name, String unit, String help) {
    super(name, unit, help);
  }

  @Override
  DoubleSupplier zero() {
    return () -> 0;
  }

  @Override
  MetricDataType type() {
    return MetricDataType.DOUBLE_GAUGE;
  }

  @Override
  Data<?> data(long start, long now) {
    return GaugeData.createDoubleGaugeData(
        points(
            (labels, value) ->
                DoublePointData.create(start, now, labels, value.getAsDouble(), List.of())));
  }
}
