package dev.irisops.stack.dashboards.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import dev.irisops.stack.rules.Promql;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the queries of panels. */
final class TargetRules {
  private static final Set<String> RATES = Set.of("rate", "irate");
  private static final Set<String> COUNTER_FUNCTIONS = Set.of("rate", "irate", "increase");
  private static final Pattern FIXED_RANGE = Pattern.compile("\\[(?!\\$__auto])[^]]+]");

  private TargetRules() {}

  static Stream<String> logql(Dashboard dashboard) {
    return lokiTargets(dashboard)
        .map(target -> target + ": queries Loki, which the stack does not have");
  }

  static Stream<String> logqlAuto(Dashboard dashboard) {
    return lokiTargets(dashboard)
        .filter(target -> FIXED_RANGE.matcher(target.expression()).find())
        .map(target -> target + ": should use $__auto");
  }

  private static Stream<Target> lokiTargets(Dashboard dashboard) {
    boolean choosesLoki =
        dashboard.dataSources().stream().anyMatch(source -> source.query().equals("loki"));
    return dashboard.targets().stream()
        .filter(
            target ->
                choosesLoki
                    || isLoki(target.tree().path("datasource"))
                    || isLoki(target.panel().tree().path("datasource")));
  }

  private static boolean isLoki(JsonNode dataSource) {
    return dataSource.path("type").asText().equals("loki");
  }

  static Stream<String> promql(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream()
        .filter(target -> parser.tree(target.expression()).isEmpty())
        .map(target -> target + ": '" + target.expression() + "' is not PromQL");
  }

  static Stream<String> rateInterval(Dashboard dashboard, QueryParser parser) {
    return perQuery(
        dashboard,
        parser,
        query ->
            calls(query, RATES)
                .filter(call -> hasFixedRange(argument(call)))
                .map(call -> function(call) + " should use $__rate_interval"));
  }

  private static boolean hasFixedRange(JsonNode argument) {
    JsonNode range = argument.path("range");
    return range.isNumber() && range.asLong() != QueryParser.RATE_INTERVAL * 1000L;
  }

  static Stream<String> counter(Dashboard dashboard, QueryParser parser) {
    return perQuery(
        dashboard,
        parser,
        query -> {
          List<JsonNode> counted =
              calls(query, COUNTER_FUNCTIONS).map(TargetRules::argument).toList();
          return selectors(query)
              .filter(selector -> selector.path("name").asText().endsWith("_total"))
              .filter(selector -> counted.stream().noneMatch(argument -> argument == selector))
              .map(selector -> Promql.instant(selector) + " needs rate, irate or increase");
        });
  }

  private static Stream<JsonNode> selectors(JsonNode query) {
    return query.findParents("matchers").stream();
  }

  private static Stream<JsonNode> calls(JsonNode query, Set<String> functions) {
    return query.findParents("func").stream().filter(call -> functions.contains(function(call)));
  }

  private static String function(JsonNode call) {
    return call.path("func").path("name").asText();
  }

  private static JsonNode argument(JsonNode call) {
    return call.path("args").path(0);
  }

  private static Stream<String> perQuery(
      Dashboard dashboard, QueryParser parser, Function<JsonNode, Stream<String>> check) {
    return dashboard.targets().stream()
        .flatMap(
            target ->
                parser.tree(target.expression()).stream()
                    .flatMap(check)
                    .map(problem -> target + ": " + problem));
  }
}
