package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.Promql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The linter's rules on the queries of panels. */
final class TargetRules {
  private static final Set<String> RATES = Set.of("rate", "irate");
  private static final Set<String> OF_COUNTERS = Set.of("rate", "irate", "increase");

  /** What Prometheus makes of alerts. */
  static final Set<String> OF_ALERTS = Set.of("ALERTS", "ALERTS_FOR_STATE");

  private static final Pattern FIXED_RANGE = Pattern.compile("\\[(?!\\$__auto])[^]]+]");

  private TargetRules() {}

  static List<String> logql(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream()
        .filter(TargetRules::isOfLoki)
        .map(target -> target + ": asks Loki, which the stack does not have")
        .toList();
  }

  static List<String> logqlAuto(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream()
        .filter(TargetRules::isOfLoki)
        .filter(target -> FIXED_RANGE.matcher(target.expression()).find())
        .map(target -> target + ": should use $__auto")
        .toList();
  }

  private static boolean isOfLoki(Target target) {
    return target.panel().dashboard().variables().stream()
            .anyMatch(v -> v.type().equals("datasource") && v.query().equals("loki"))
        || target.tree().path("datasource").path("type").asText().equals("loki")
        || target.panel().tree().path("datasource").path("type").asText().equals("loki");
  }

  static List<String> promql(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream()
        .filter(target -> parser.tree(target.expression()).isEmpty())
        .map(target -> target + ": is not PromQL: " + target.expression())
        .toList();
  }

  static List<String> rateInterval(Dashboard dashboard, QueryParser parser) {
    return visited(
        dashboard,
        parser,
        (tree, complain) -> {
          for (JsonNode call : calls(tree)) {
            JsonNode range = call.path("args").path(0).path("range");
            if (RATES.contains(function(call))
                && range.isNumber()
                && range.asLong() != QueryParser.RATE_INTERVAL) {
              complain.add(function(call) + " should be over $__rate_interval");
            }
          }
        });
  }

  /**
   * Every selector has {@code job=~"$job"}, but for those of {@link #OF_ALERTS}: an alert has the
   * job of what it is about or, as {@code Watchdog}, none, and {@code .+}, which is the linter's
   * for all, would hide it.
   */
  static List<String> job(Dashboard dashboard, QueryParser parser) {
    return matcher(
        dashboard, parser, "job", selector -> !OF_ALERTS.contains(selector.path("name").asText()));
  }

  /**
   * Every selector has {@code instance=~"$instance"} whose series have the label: a recording rule
   * that adds replicas up leaves none, and the matcher would find nothing.
   */
  static List<String> instance(Dashboard dashboard, QueryParser parser) {
    RecordedLabels labels = new RecordedLabels(parser);
    return matcher(
        dashboard, parser, "instance", selector -> labels.of(selector).contains("instance"));
  }

  private static List<String> matcher(
      Dashboard dashboard, QueryParser parser, String label, Predicate<JsonNode> needed) {
    return visited(
        dashboard,
        parser,
        (tree, complain) -> {
          for (JsonNode selector : tree.findParents("matchers")) {
            boolean needs = needed.test(selector);
            if (needs != isMatched(selector, label)) {
              complain.add(
                  "%s %s %s=~\"$%s\""
                      .formatted(
                          Promql.instant(selector), needs ? "needs" : "cannot have", label, label));
            }
          }
        });
  }

  private static boolean isMatched(JsonNode selector, String label) {
    return StreamSupport.stream(selector.path("matchers").spliterator(), false)
        .anyMatch(
            matcher ->
                matcher.path("name").asText().equals(label)
                    && matcher.path("type").asText().equals("=~")
                    && matcher.path("value").asText().equals("$" + label));
  }

  static List<String> counter(Dashboard dashboard, QueryParser parser) {
    return visited(
        dashboard,
        parser,
        (tree, complain) -> {
          List<JsonNode> counted = new ArrayList<>();
          for (JsonNode call : calls(tree)) {
            if (OF_COUNTERS.contains(function(call))) {
              counted.add(call.path("args").path(0));
            }
          }
          for (JsonNode selector : tree.findParents("matchers")) {
            if (selector.path("name").asText().endsWith("_total")
                && counted.stream().noneMatch(argument -> argument == selector)) {
              complain.add(Promql.instant(selector) + " needs rate, irate or increase");
            }
          }
        });
  }

  private static List<JsonNode> calls(JsonNode tree) {
    return tree.findParents("func");
  }

  private static String function(JsonNode call) {
    return call.path("func").path("name").asText();
  }

  private static List<String> visited(
      Dashboard dashboard, QueryParser parser, BiConsumer<JsonNode, List<String>> visitor) {
    List<String> problems = new ArrayList<>();
    for (Target target : dashboard.targets()) {
      List<String> found = new ArrayList<>();
      parser.tree(target.expression()).ifPresent(tree -> visitor.accept(tree, found));
      found.forEach(text -> problems.add(target + ": " + text));
    }
    return problems;
  }
}
