package dev.irisops.serving.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.Collections;
import java.util.List;

/**
 * A series of a histogram and its values, as the readers of the SDK collect it: the SDK's own
 * factory has no parameter for exemplars. The components are named like the SDK's accessors, and so
 * implement them.
 */
record CollectedHistogram(
    long getStartEpochNanos,
    long getEpochNanos,
    Attributes getAttributes,
    double getSum,
    long getCount,
    boolean hasMin,
    double getMin,
    boolean hasMax,
    double getMax,
    List<Double> getBoundaries,
    List<Long> getCounts,
    List<DoubleExemplarData> getExemplars)
    implements HistogramPointData {
  /**
   * Returns the values of {@code fine} under other labels and in fewer buckets.
   *
   * @param bounds the upper bounds of the buckets, ascending; some of those of {@code fine}
   */
  static CollectedHistogram of(HistogramPointData fine, Attributes labels, List<Double> bounds) {
    Long[] counts = Collections.nCopies(bounds.size() + 1, 0L).toArray(Long[]::new);
    for (int i = 0; i < fine.getCounts().size(); i++) {
      counts[bucket(fine, i, bounds)] += fine.getCounts().get(i);
    }
    return new CollectedHistogram(
        fine.getStartEpochNanos(),
        fine.getEpochNanos(),
        labels,
        fine.getSum(),
        fine.getCount(),
        fine.hasMin(),
        fine.getMin(),
        fine.hasMax(),
        fine.getMax(),
        bounds,
        List.of(counts),
        fine.getExemplars());
  }

  /** Returns the bucket that takes the values of the bucket {@code i} of {@code fine}. */
  private static int bucket(HistogramPointData fine, int i, List<Double> bounds) {
    if (i == fine.getBoundaries().size()) {
      return bounds.size();
    }
    int found = Collections.binarySearch(bounds, fine.getBoundaries().get(i));
    return found < 0 ? -found - 1 : found;
  }
}
