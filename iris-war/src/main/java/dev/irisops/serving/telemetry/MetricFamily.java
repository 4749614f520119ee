package dev.irisops.serving.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A metric and its series. A series exists, at 0, from the moment it is asked for: {@code rate}
 * cannot see a series being born.
 *
 * @param <S> counts the values of one series
 */
abstract class MetricFamily<S> {
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("dev.irisops");

  private final String name;
  private final String unit;
  private final String help;
  private final Map<Attributes, S> series = new ConcurrentHashMap<>();

  /**
   * @param name in OpenTelemetry's form: without {@code _total} and without the unit
   * @param unit {@code s}, or empty
   * @param help the HELP text
   */
  MetricFamily(String name, String unit, String help) {
    this.name = name;
    this.unit = unit;
    this.help = help;
  }

  /** Returns the series with {@code labels}, a new one at 0 if there is none yet. */
  final S series(Attributes labels) {
    return series.computeIfAbsent(labels, l -> zero());
  }

  /** Sets the series with {@code labels}, replacing the previous one. */
  final void put(Attributes labels, S values) {
    series.put(labels, values);
  }

  /** Returns a new series. */
  abstract S zero();

  /** Returns the kind of {@link #data}. */
  abstract MetricDataType type();

  /**
   * Returns the values of all series.
   *
   * @param start when counting began, in nanoseconds since 1970
   * @param now the current time, in nanoseconds since 1970
   */
  abstract Data<?> data(long start, long now);

  /** Returns one point for each series, made by {@code point}. */
  final <P> List<P> points(BiFunction<Attributes, S, P> point) {
    return series.entrySet().stream().map(e -> point.apply(e.getKey(), e.getValue())).toList();
  }

  /** Returns the metric as the readers of the SDK collect it. */
  final MetricData collect(Resource resource, long start, long now) {
    return new CollectedMetric(resource, SCOPE, name, help, unit, type(), data(start, now));
  }
}
