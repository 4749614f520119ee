package dev.irisops.stack.dashboards.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Prometheus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parses the PromQL of dashboards with a running Prometheus that has no series. The variables for
 * durations get values that no query contains; other variables are only allowed in strings.
 */
public final class QueryParser implements AutoCloseable {
  /** Value of {@code $__rate_interval} in syntax trees, in seconds. */
  public static final int RATE_INTERVAL = 3723;

  private static final Map<String, String> DURATIONS =
      GlobalVariables.durations(3719, 3727, RATE_INTERVAL);

  private final Prometheus prometheus = Prometheus.start("global: {}");
  private final Map<String, Optional<JsonNode>> trees = new HashMap<>();

  /** Returns the syntax tree of a query, or nothing if it is not valid PromQL. */
  public Optional<JsonNode> tree(String query) {
    return trees.computeIfAbsent(
        VariableReferences.replaced(query, name -> DURATIONS.getOrDefault(name, "$" + name)),
        this::parsed);
  }

  private Optional<JsonNode> parsed(String query) {
    try {
      return Optional.of(prometheus.parse(query));
    } catch (AssertionError e) {
      return Optional.empty();
    }
  }

  /** Returns the Prometheus. */
  public Prometheus prometheus() {
    return prometheus;
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
