package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Prometheus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the queries of dashboards as PromQL, by Prometheus' own parser. Each of Grafana's times is
 * a number of its own; other variables stay as they are, for they may stand in strings only.
 */
final class QueryParser implements AutoCloseable {
  /** What a range of {@code $__rate_interval} is in the tree, in milliseconds. */
  static final long RATE_INTERVAL = 3_723_000;

  private static final Map<String, String> TIMES =
      Map.of(
          "__interval", "3719s",
          "__interval_ms", "3719000",
          "__range", "3727s",
          "__range_ms", "3727000",
          "__range_s", "3727",
          "__rate_interval", "3723s");

  private final Prometheus prometheus = Prometheus.start("global: {}");
  private final Map<String, Optional<JsonNode>> trees = new HashMap<>();

  /** The syntax tree of a query; none if it is not PromQL. */
  Optional<JsonNode> tree(String query) {
    return trees.computeIfAbsent(
        References.replaced(query, name -> TIMES.getOrDefault(name, "$" + name)), this::parsed);
  }

  private Optional<JsonNode> parsed(String query) {
    try {
      return Optional.of(prometheus.parse(query));
    } catch (AssertionError e) {
      return Optional.empty();
    }
  }

  /** The one that parses; it has no series. */
  Prometheus prometheus() {
    return prometheus;
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
