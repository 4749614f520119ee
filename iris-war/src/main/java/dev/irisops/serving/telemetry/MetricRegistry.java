package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Metrics that began to count at the same time. */
final class MetricRegistry {
  private final long start;
  private final List<MetricFamily<?>> families = new CopyOnWriteArrayList<>();

  /**
   * @param start when counting began
   */
  MetricRegistry(Instant start) {
    this.start = nanos(start);
  }

  /** Adds a metric, and returns it. */
  <F extends MetricFamily<?>> F register(F family) {
    families.add(family);
    return family;
  }

  /** Returns all metrics as the readers of the SDK collect them. */
  List<MetricData> collect(Resource resource, Instant now) {
    return families.stream().map(family -> family.collect(resource, start, nanos(now))).toList();
  }

  private static long nanos(Instant instant) {
    return TimeUnit.MILLISECONDS.toNanos(instant.toEpochMilli());
  }
}
