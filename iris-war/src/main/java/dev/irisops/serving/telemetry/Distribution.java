package dev.irisops.serving.telemetry;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often values fell into each of some buckets. Any number of threads may record at once. */
final class Distribution {
  private final List<Double> bounds;
  private final List<LongAdder> counts;
  private final DoubleAdder sum = new DoubleAdder();

  /**
   * @param bounds the upper bounds of the buckets, each within its bucket, ascending, without +Inf
   */
  Distribution(List<Double> bounds) {
    this.bounds = List.copyOf(bounds);
    this.counts = Stream.generate(LongAdder::new).limit(bounds.size() + 1L).toList();
  }

  void record(double value) {
    int bucket = 0;
    while (bucket < bounds.size() && value > bounds.get(bucket)) {
      bucket++;
    }
    counts.get(bucket).increment();
    sum.add(value);
  }

  List<Double> bounds() {
    return bounds;
  }

  /** One count a bucket, not cumulated, the last of them without an upper bound. */
  List<Long> counts() {
    return counts.stream().map(LongAdder::sum).toList();
  }

  double sum() {
    return sum.sum();
  }
}
