package dev.irisops.stack.dashboards.appearance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
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
  /** Severity of the row about critical alerts of other dashboards. */
  static final String ELSEWHERE = "1+";

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

  private Stream<JsonNode> alerts() {
    return rows.stream().filter(row -> row.path("metric").has("alertname"));
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
        .filter(row -> silenced(row) != 1)
        .map(
            row ->
                "the silence of %s matches %d alerts"
                    .formatted(label(row, "alertname"), silenced(row)))
        .distinct();
  }

  /**
   * Returns the number of alerts that the silence of a row matches, without those that have more
   * labels: they are about a part of it.
   */
  private long silenced(JsonNode row) {
    Map<String, String> matchers =
        MATCHER
            .matcher(label(row, "silence"))
            .results()
            .collect(toMap((MatchResult found) -> found.group(1), found -> found.group(2)));
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

  /** Without that row, a dashboard looks calm while another part of the service is down. */
  private Stream<String> elsewhere() {
    String count = Integer.toString(othersThatAreCritical());
    boolean isTold =
        withOrder(ELSEWHERE).stream()
            .anyMatch(row -> List.of(label(row, "where").split("\\W+")).contains(count));
    return othersThatAreCritical() == 0 || isTold
        ? Stream.of()
        : Stream.of("does not tell of the %s critical alerts elsewhere".formatted(count));
  }
}
