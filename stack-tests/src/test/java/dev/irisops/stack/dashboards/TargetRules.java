package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.Promql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The linter's rules on the queries of panels. */
final class TargetRules {
  private static final Set<String> RATES = Set.of("rate", "irate");
  private static final Set<String> OF_COUNTERS = Set.of("rate", "irate", "increase");
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
   * Every selector must take the variable's matcher, if its series have the label. The linter does
   * not know of series without: those that a recording rule makes may have lost it, and {@code
   * ALERTS} has none of its own. As the linter wants {@code .+} for all, the matcher would hide
   * them.
   */
  static List<String> matcher(Dashboard dashboard, QueryParser parser, String label) {
    RecordedLabels labels = new RecordedLabels(parser);
    return visited(
        dashboard,
        parser,
        (tree, complain) -> {
          for (JsonNode selector : tree.findParents("matchers")) {
            boolean can = labels.of(selector).contains(label);
            if (can != isMatched(selector, label)) {
              complain.add(
                  "%s %s %s=~\"$%s\""
                      .formatted(
                          Promql.instant(selector), can ? "needs" : "cannot have", label, label));
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
