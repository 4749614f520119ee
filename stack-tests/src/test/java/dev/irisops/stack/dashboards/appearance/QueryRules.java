package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for queries whose result is right, but drawn in a misleading way. */
final class QueryRules {
  /** The functions that make a time out of that of a scrape; a time that is stored is exact. */
  private static final Set<String> CLOCKS = Set.of("time", "timestamp");

  private QueryRules() {}

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    Stream<String> targets =
        dashboard.targets().stream().flatMap(t -> increases(t.toString(), t.expression(), parser));
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

  private static Stream<String> annotation(String name, JsonNode annotation, QueryParser parser) {
    return parser.tree(expression(annotation)).stream()
        .flatMap(
            query -> Stream.concat(alerts(name, annotation, query), time(name, annotation, query)));
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
