package dev.irisops.serving.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
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
    implements HistogramPointData {}
