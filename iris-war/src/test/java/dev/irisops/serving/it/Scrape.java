package dev.irisops.serving.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.Summary;
import org.hawkular.agent.prometheus.walkers.PrometheusMetricsWalker;

/**
 * One page of metrics, read by a third party's parser of the Prometheus text format.
 *
 * @param values of counters and gauges, and the counts of histograms, by series; without the label
 *     {@code model_version}, which differs from build to build
 */
public record Scrape(List<MetricFamily> families, Map<String, Double> values) {
  static Scrape parse(String text) {
    Collecting walker = new Collecting();
    try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      new TextPrometheusMetricsProcessor(in, walker).walk();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Scrape(walker.families, walker.values);
  }

  /**
   * Returns the value of a series.
   *
   * @param series written as {@code name{label=value, …}}, with the labels in order
   */
  public double value(String series) {
    Double value = values.get(series);
    if (value == null) {
      throw new AssertionError("no series " + series + " among " + values.keySet());
    }
    return value;
  }

  /** Returns how many requests the service was answering. */
  public int inFlight() {
    return (int) value("http_requests_in_flight{}");
  }

  /** Returns the metric of that name. */
  public MetricFamily family(String name) {
    return families.stream()
        .filter(family -> family.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  private static final class Collecting implements PrometheusMetricsWalker {
    private final List<MetricFamily> families = new ArrayList<>();
    private final Map<String, Double> values = new TreeMap<>();

    @Override
    public void walkStart() {}

    @Override
    public void walkFinish(int familiesProcessed, int metricsProcessed) {}

    @Override
    public void walkMetricFamily(MetricFamily family, int index) {
      families.add(family);
    }

    @Override
    public void walkCounterMetric(MetricFamily family, Counter counter, int index) {
      values.put(series(counter), counter.getValue());
    }

    @Override
    public void walkGaugeMetric(MetricFamily family, Gauge gauge, int index) {
      values.put(series(gauge), gauge.getValue());
    }

    @Override
    public void walkSummaryMetric(MetricFamily family, Summary summary, int index) {}

    @Override
    public void walkHistogramMetric(MetricFamily family, Histogram histogram, int index) {
      values.put(series(histogram), (double) histogram.getSampleCount());
    }

    private static String series(Metric metric) {
      Map<String, String> labels = new TreeMap<>(metric.getLabels());
      labels.remove("model_version");
      return metric.getName() + labels;
    }
  }
}
