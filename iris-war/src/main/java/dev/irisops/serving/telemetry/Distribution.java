package dev.irisops.serving.telemetry;

import dev.irisops.serving.tracing.TraceIds;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts values by bucket, and keeps the latest exemplar of each bucket. Any number of threads may
 * record at once.
 */
final class Distribution {
  private final List<Double> bounds;
  private final List<LongAdder> counts;
  private final AtomicReferenceArray<DoubleExemplarData> exemplars;
  private final DoubleAdder sum = new DoubleAdder();

  /**
   * @param bounds the upper bounds of the buckets, each within its bucket, ascending, without +Inf
   */
  Distribution(List<Double> bounds) {
    this.bounds = List.copyOf(bounds);
    this.counts = Stream.generate(LongAdder::new).limit(bounds.size() + 1L).toList();
    this.exemplars = new AtomicReferenceArray<>(counts.size());
  }

  /** Counts a value. */
  void record(double value) {
    record(value, Optional.empty());
  }

  /**
   * Counts a value.
   *
   * @param trace the trace that it belongs to; a sampled one becomes the exemplar of its bucket
   */
  void record(double value, Optional<TraceIds> trace) {
    int bucket = 0;
    while (bucket < bounds.size() && value > bounds.get(bucket)) {
      bucket++;
    }
    counts.get(bucket).increment();
    sum.add(value);
    if (trace.isPresent() && trace.get().sampled()) {
      exemplars.set(bucket, exemplar(value, trace.get()));
    }
  }

  private static DoubleExemplarData exemplar(double value, TraceIds trace) {
    return DoubleExemplarData.create(
        Attributes.empty(),
        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()),
        SpanContext.create(
            trace.traceId(), trace.spanId(), TraceFlags.getSampled(), TraceState.getDefault()),
        value);
  }

  /**
   * Returns the values counted so far. They have no minimum and maximum, because no reader asks for
   * them.
   *
   * @param start when counting began, in nanoseconds since 1970
   * @param now the current time, in nanoseconds since 1970
   */
  HistogramPointData collect(long start, long now, Attributes labels) {
    List<Long> buckets = counts.stream().map(LongAdder::sum).toList();
    long count = buckets.stream().mapToLong(Long::longValue).sum();
    return new CollectedHistogram(
        start, now, labels, sum.sum(), count, false, 0, false, 0, bounds, buckets, exemplars());
  }

  private List<DoubleExemplarData> exemplars() {
    return IntStream.range(0, exemplars.length())
        .mapToObj(exemplars::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
