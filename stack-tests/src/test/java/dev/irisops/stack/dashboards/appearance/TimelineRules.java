package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for state timelines: they show words. */
final class TimelineRules {
  private static final Set<String> VALUES = Set.of("range", "regex", "value");

  private TimelineRules() {}

  static Stream<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("state-timeline"))
        .flatMap(panel -> panel.fields().stream())
        .filter(f -> f.areDefault() || f.overrides("mappings") || f.overrides("color"))
        .flatMap(TimelineRules::problems);
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
