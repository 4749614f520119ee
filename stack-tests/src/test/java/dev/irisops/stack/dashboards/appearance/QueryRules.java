package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for queries whose result is right, but drawn in a misleading way. */
final class QueryRules {
  /** The functions that make a time out of that of a scrape; a time that is stored is exact. */
  private static final Set<String> CLOCKS = Set.of("time", "timestamp");

  /** Metrics with which each Alertmanager counts for the whole cluster. */
  private static final Pattern SHARED = Pattern.compile("alertmanager_(alerts|silences)");

  /** Metrics whose lowest value is the worst. */
  private static final Pattern GOOD =
      Pattern.compile(".*:budget_left_.*|model_loaded|job:model_api_available:bool");

  private QueryRules() {}

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    Stream<String> targets =
        dashboard.targets().stream()
            .flatMap(
                t ->
                    Stream.concat(
                        increases(t.toString(), t.expression(), parser), aggregations(t, parser)));
    Stream<String> annotations =
        dashboard.annotations().stream()
            .flatMap(
                annotation -> {
                  String name = dashboard + " / annotation " + annotation.path("name").asText();
                  return Stream.concat(
                      increases(name, expression(annotation), parser),
                      annotation(name, annotation, parser));
                });
    return Stream.concat(targets, annotations);
  }

  private static String expression(JsonNode annotation) {
    return annotation.at("/target/expr").asText();
  }

  /** The interval is longer than the step, so each event is counted in several windows. */
  private static Stream<String> increases(String subject, String query, QueryParser parser) {
    return parser.tree(query).stream()
        .flatMap(tree -> tree.findParents("func").stream())
        .filter(call -> call.at("/func/name").asText().equals("increase"))
        .filter(c -> c.at("/args/0/range").asLong() == QueryParser.RATE_INTERVAL * 1000L)
        .map(call -> subject + ": increase over $__rate_interval counts an event several times")
        .distinct();
  }

  private static Stream<String> aggregations(Target target, QueryParser parser) {
    return parser.tree(target.expression()).stream()
        .flatMap(tree -> tree.findParents("grouping").stream())
        .flatMap(
            aggregation ->
                Stream.concat(
                    aggregated(aggregation, "sum", SHARED)
                        .map(
                            name ->
                                "adds up %s, which all Alertmanagers share; use max"
                                    .formatted(name)),
                    aggregated(aggregation, "max", GOOD)
                        .map(name -> "shows the best %s; use min for the worst".formatted(name))))
        .map(problem -> target + ": " + problem);
  }

  /** Returns the metrics that an aggregation has as its argument, not as part of an expression. */
  private static Stream<String> aggregated(JsonNode aggregation, String operation, Pattern metric) {
    return Stream.of(aggregation)
        .filter(node -> node.path("op").asText().equals(operation))
        .map(node -> node.at("/expr/name").asText())
        .filter(name -> metric.matcher(name).matches());
  }

  private static Stream<String> annotation(String name, JsonNode annotation, QueryParser parser) {
    return parser.tree(expression(annotation)).stream()
        .flatMap(
            query ->
                Stream.of(
                        alerts(name, annotation, query),
                        time(name, annotation, query),
                        models(name, query))
                    .flatMap(problems -> problems));
  }

  /** Annotations of all alerts cover the graphs with lines. */
  private static Stream<String> alerts(String name, JsonNode annotation, JsonNode query) {
    return query.findParents("matchers").stream()
        .filter(selector -> selector.path("name").asText().equals("ALERTS"))
        .filter(selector -> annotation.path("enable").asBoolean(true) && !isCritical(selector))
        .map(selector -> name + ": should be off, or only show critical alerts");
  }

  private static Stream<String> time(String name, JsonNode annotation, JsonNode query) {
    Set<String> functions =
        query.findParents("func").stream()
            .map(call -> call.at("/func/name").asText())
            .collect(Collectors.toSet());
    return annotation.path("useValueForTime").asBoolean()
            && !functions.contains("round")
            && !Collections.disjoint(functions, CLOCKS)
        ? Stream.of(name + ": its time differs between scrapes; round it")
        : Stream.of();
  }

  /** A service loads its model at each start too. */
  private static Stream<String> models(String name, JsonNode query) {
    List<String> metrics = query.findValuesAsText("name");
    return metrics.contains("model_loaded_timestamp_seconds")
            && !metrics.contains("model_reloads_total")
        ? Stream.of(
            name + ": marks restarts as new models; add and on (...) model_reloads_total > 0")
        : Stream.of();
  }

  private static boolean isCritical(JsonNode selector) {
    return selector
        .path("matchers")
        .valueStream()
        .anyMatch(
            matcher ->
                matcher.path("name").asText().equals("severity")
                    && matcher.path("type").asText().startsWith("=")
                    && matcher.path("value").asText().equals("critical"));
  }
}
