package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for state timelines: they show words, also when there is nothing to show. */
final class TimelineRules {
  /** A series that is there when no other is; its label names its row. */
  private static final Pattern NOTHING =
      Pattern.compile(".* or on \\(\\) label_replace\\(vector\\((?<value>-\\d+)\\), .*\\)");

  /** The value of what is gone. */
  private static final Pattern GONE = Pattern.compile(".* or (?<value>-\\d+) \\* group by .*");

  private static final Set<String> VALUES = Set.of("range", "regex", "value");

  private TimelineRules() {}

  static Stream<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("state-timeline"))
        .flatMap(panel -> Stream.concat(texts(panel), empty(panel)));
  }

  private static Stream<String> texts(Panel panel) {
    return panel.fields().stream()
        .filter(f -> f.areDefault() || f.overrides("mappings") || f.overrides("color"))
        .flatMap(TimelineRules::problems);
  }

  /** Without any series, Grafana writes "Data does not have a time field". */
  private static Stream<String> empty(Panel panel) {
    return Stream.concat(
        panel.targets().stream()
            .filter(target -> !hasText(target, NOTHING))
            .map(target -> target + ": has no text for the case that there is no series"),
        panel.targets().stream()
            .filter(target -> !hasText(target, GONE))
            .map(target -> target + ": has no text for what is gone"));
  }

  private static boolean hasText(Target target, Pattern pattern) {
    Matcher value = pattern.matcher(target.expression());
    return value.matches()
        && target.panel().defaultOption("mappings").findValues(value.group("value")).stream()
            .anyMatch(mapping -> mapping.has("text"));
  }

  private static Stream<String> problems(Fields fields) {
    Stream<String> mode =
        Stream.of(fields.option("color").path("mode").asText())
            .filter(name -> name.equals("thresholds"))
            .map(name -> fields + ": shows steps such as \"1+\", not texts, when coloured by them");
    return Stream.concat(
        mode, Stream.of(fields + ": has no texts for its values").filter(p -> !hasTexts(fields)));
  }

  private static boolean hasTexts(Fields fields) {
    List<JsonNode> mappings =
        fields
            .option("mappings")
            .valueStream()
            .filter(mapping -> VALUES.contains(mapping.path("type").asText()))
            .toList();
    // A range has one result, values have one each.
    return !mappings.isEmpty()
        && mappings.stream()
            .map(mapping -> mapping.path("options"))
            .flatMap(o -> o.has("result") ? Stream.of(o.path("result")) : o.valueStream())
            .noneMatch(result -> result.path("text").asText().isBlank());
  }
}
