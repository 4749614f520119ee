package dev.irisops.stack.dashboards.appearance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of a table of firing alerts, compared with the alerts: each row is one alert, can be
 * told from the others, and has a silence for itself only.
 *
 * @param rows the results of the query
 */
record AlertRows(List<JsonNode> rows, AlertWorld world) {
  /** Severity of the rows about critical alerts of other dashboards. */
  static final String ELSEWHERE = "2+";

  /** Severity of the row with the number of warnings of other dashboards. */
  private static final String WARNINGS_ELSEWHERE = "3+";

  /** Severity of the row which says that no alert is firing. */
  static final String NONE = "4";

  private static final Pattern MATCHER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** The columns that name an alert. */
  private static final List<String> SHOWN =
      List.of("order", "alertname", "namespace", "service", "where");

  Stream<String> problems() {
    return Stream.of(alike(), silences(), elsewhere()).flatMap(problems -> problems).sorted();
  }

  /** Returns the rows with an order, which stands for the severity. */
  List<JsonNode> withOrder(String order) {
    return rows.stream().filter(row -> label(row, "order").equals(order)).toList();
  }

  private static String label(JsonNode row, String name) {
    return row.path("metric").path(name).asText();
  }

  /** Returns the rows of the alerts that are of this dashboard. */
  Stream<JsonNode> alerts() {
    return rows.stream()
        .filter(row -> row.path("metric").has("alertname"))
        .filter(row -> !label(row, "order").equals(ELSEWHERE));
  }

  private Stream<String> alike() {
    Map<List<String>, Long> counts =
        alerts()
            .collect(
                groupingBy(
                    row -> SHOWN.stream().map(name -> label(row, name)).toList(), counting()));
    return counts.entrySet().stream()
        .filter(row -> row.getValue() > 1)
        .map(row -> "has rows that look the same: " + String.join(" | ", row.getKey()));
  }

  private Stream<String> silences() {
    return alerts()
        .flatMap(
            row -> {
              Map<String, String> matchers = matchers(row);
              long silenced = silenced(matchers);
              String alert = "the silence of " + label(row, "alertname");
              return Stream.of(
                      silenced == 1 ? "" : alert + " matches %d alerts".formatted(silenced),
                      isOfAnAlert(matchers) ? "" : alert + " lacks a label")
                  .filter(problem -> !problem.isEmpty());
            })
        .distinct();
  }

  private static Map<String, String> matchers(JsonNode row) {
    return MATCHER
        .matcher(label(row, "silence"))
        .results()
        .collect(toMap((MatchResult found) -> found.group(1), found -> found.group(2)));
  }

  /** Without a label of the alert, it silences others that do not fire yet. */
  private boolean isOfAnAlert(Map<String, String> matchers) {
    return world.alerts().stream()
        .filter(alert -> alert.entrySet().containsAll(matchers.entrySet()))
        .anyMatch(
            alert ->
                alert.entrySet().stream()
                    .filter(label -> !label.getKey().equals("component")) // the name tells it
                    .filter(label -> !label.getValue().equals(alert.get("service")))
                    .allMatch(matchers.entrySet()::contains));
  }

  /**
   * Returns the number of alerts that a silence matches, without those that have more labels: they
   * are about a part of it.
   */
  private long silenced(Map<String, String> matchers) {
    List<Integer> labels =
        world.alerts().stream()
            .filter(alert -> alert.entrySet().containsAll(matchers.entrySet()))
            .map(Map::size)
            .sorted()
            .toList();
    return labels.stream().filter(labels.get(0)::equals).count();
  }

  /** Returns the number of critical alerts that have no row. */
  int othersThatAreCritical() {
    return world.count("critical") - withOrder("1").size();
  }

  /** Without these rows, a dashboard looks calm while another part of the service is down. */
  private Stream<String> elsewhere() {
    Set<String> untold = world.names("critical");
    untold.removeAll(names("1"));
    untold.removeAll(names(ELSEWHERE));
    String warnings = Integer.toString(world.count("warning") - withOrder("2").size());
    boolean isTold =
        withOrder(WARNINGS_ELSEWHERE).stream()
            .anyMatch(row -> List.of(label(row, "where").split("\\W+")).contains(warnings));
    return Stream.concat(
        untold.stream().map(name -> "does not name " + name + ", which is critical elsewhere"),
        warnings.equals("0") || isTold
            ? Stream.of()
            : Stream.of("does not tell of the %s warnings elsewhere".formatted(warnings)));
  }

  private Set<String> names(String order) {
    return withOrder(order).stream().map(row -> label(row, "alertname")).collect(toSet());
  }
}
