package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Duration;
import java.nio.file.Path;
import java.util.List;

/**
 * The shipped rules with every duration divided by a factor; thresholds and counts stay the same.
 */
public final class FasterRules {
  private static final String DRIFT = "drift.yml";

  /** Two hours, which the rules of drift need before they say anything, are a minute. */
  public static final int DRIFT_IN_A_MINUTE = 120;

  private static final List<String> TIMES = List.of("range", "step", "offset");

  private FasterRules() {}

  /**
   * Writes the rules to a folder, a file for each that ships.
   *
   * @param factor the divisor of all rules but those of drift
   * @param driftFactor the divisor of the rules of drift
   */
  public static void write(Path folder, int factor, int driftFactor) {
    try (Prometheus parser = Prometheus.start("global: {}")) {
      for (RuleFile file : RuleFile.shipped()) {
        int divisor = file.name().equals(DRIFT) ? driftFactor : factor;
        RuleFile faster = file.with(rule -> hasten(rule, parser, divisor));
        faster.tree().path("groups").forEach(group -> divide(group, List.of("interval"), divisor));
        faster.writeTo(folder);
      }
    }
  }

  private static void hasten(ObjectNode rule, Prometheus parser, int factor) {
    JsonNode query = parser.parse(rule.path("expr").asText());
    for (String time : TIMES) {
      query.findParents(time).forEach(node -> divide((ObjectNode) node, time, factor));
    }
    rule.put("expr", Promql.text(query));
    divide(rule, List.of("for", "keep_firing_for"), factor);
  }

  private static void divide(JsonNode tree, List<String> durations, int factor) {
    for (String name : durations) {
      if (tree.has(name)) {
        Duration faster = Duration.parse(tree.path(name).asText()).dividedBy(factor);
        ((ObjectNode) tree).put(name, faster.toString());
      }
    }
  }

  private static void divide(ObjectNode node, String time, int factor) {
    node.put(time, node.path(time).asLong() / factor);
  }
}
