package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for tiles with one number out of many: they say of what it is, and do not soothe. */
final class WorstRules {
  /** Numbers that people take for others, and what their title or legend has to say. */
  private static final Map<Pattern, String> NAMES =
      Map.of(
          Pattern.compile(".*:restarts:increase15m"), "15 min",
          Pattern.compile("job:api_errors:ratio5m"), "4xx",
          Pattern.compile("instance_integration:.*"), "{{integration}}");

  private static final Pattern FORECAST = Pattern.compile(".*:burnrate1h");
  private static final String OF_INSTANCES_THAT_ARE_UP = "== 1)) or vector(-";

  private WorstRules() {}

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("stat"))
        .flatMap(panel -> panel.targets().stream())
        .flatMap(target -> parser.tree(target.expression()).stream().flatMap(q -> of(target, q)))
        .distinct();
  }

  private static Stream<String> of(Target target, JsonNode query) {
    List<String> series =
        query.findParents("matchers").stream().map(s -> s.path("name").asText()).toList();
    return Stream.of(names(target, series), alerts(query), forecasts(series), starts(target, query))
        .flatMap(problems -> problems)
        .map(problem -> target + ": " + problem);
  }

  private static Stream<String> names(Target target, List<String> series) {
    String shown = target.panel().title() + " " + target.legend();
    return NAMES.entrySet().stream()
        .filter(name -> series.stream().anyMatch(s -> name.getKey().matcher(s).matches()))
        .filter(name -> !shown.contains(name.getValue()))
        .map(name -> "neither its title nor its legend says " + name.getValue());
  }

  /** Else a critical alert has the colour of a warning. */
  private static Stream<String> alerts(JsonNode query) {
    List<JsonNode> alerts =
        query.findParents("matchers").stream()
            .filter(selector -> selector.path("name").asText().equals("ALERTS"))
            .filter(selector -> !matches(selector, "alertname", "Watchdog"))
            .toList();
    return alerts.isEmpty()
            || alerts.stream().anyMatch(s -> value(s, "severity").findAny().isPresent())
        ? Stream.of()
        : Stream.of("does not tell critical alerts from others");
  }

  private static boolean matches(JsonNode selector, String label, String text) {
    return value(selector, label)
        .anyMatch(
            matcher ->
                matcher.path("type").asText().equals("=")
                    && matcher.path("value").asText().equals(text));
  }

  private static Stream<JsonNode> value(JsonNode selector, String label) {
    return selector
        .path("matchers")
        .valueStream()
        .filter(matcher -> matcher.path("name").asText().equals(label));
  }

  /** In the first minutes of an outage, the burn rate of an hour is still low. */
  private static Stream<String> forecasts(List<String> series) {
    return series.stream()
        .filter(name -> series.stream().anyMatch(other -> other.contains(":budget_left_")))
        .filter(name -> FORECAST.matcher(name).matches())
        .map(name -> name.replaceFirst("1h$", "5m"))
        .filter(name -> !series.contains(name))
        .distinct()
        .map(name -> "forecasts from an hour only; use " + name + " too");
  }

  /** A rate needs two scrapes. */
  private static Stream<String> starts(Target target, JsonNode query) {
    boolean isRate =
        query.findParents("range").stream()
            .anyMatch(s -> s.path("range").asLong() == QueryParser.RATE_INTERVAL * 1000L);
    String expression = target.expression();
    return isRate
            && expression.contains(" or vector(-")
            && !expression.contains(OF_INSTANCES_THAT_ARE_UP)
        ? Stream.of("has no value of its own for instances with one scrape")
        : Stream.of();
  }
}
