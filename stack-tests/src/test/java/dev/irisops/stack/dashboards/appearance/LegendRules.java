package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Panel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for legends: at most a fifth of the panel, and the series that matter first. */
final class LegendRules {
  /** Names of calculations as a legend shows them. */
  private static final Map<String, String> CALCULATIONS =
      Map.of(
          "last", "Last",
          "lastNotNull", "Last *",
          "max", "Max",
          "mean", "Mean",
          "min", "Min",
          "sum", "Total");

  private LegendRules() {}

  static Stream<String> problems(Panel panel) {
    JsonNode legend = panel.tree().at("/options/legend");
    String form = legend.path("displayMode").asText() + " " + legend.path("placement").asText();
    if (!legend.path("showLegend").asBoolean(true) || form.equals("list bottom")) {
      return Stream.of();
    }
    if (!form.equals("table right")) {
      return Stream.of(
          "%s: its legend should be a list at the bottom or a table to the right, not a %s"
              .formatted(panel, form));
    }
    return Stream.concat(width(panel, legend).stream(), sorting(panel, legend).stream());
  }

  private static Optional<String> width(Panel panel, JsonNode legend) {
    int limit = NarrowScreen.width(panel) / 5;
    JsonNode width = legend.path("width");
    return width.isNumber() && width.asInt() <= limit
        ? Optional.empty()
        : Optional.of(
            "%s: its legend should have a width of at most %d, a fifth of the panel"
                .formatted(panel, limit));
  }

  private static Optional<String> sorting(Panel panel, JsonNode legend) {
    boolean isByValue =
        legend
            .path("calcs")
            .valueStream()
            .map(calculation -> CALCULATIONS.getOrDefault(calculation.asText(), ""))
            .anyMatch(name -> name.equals(legend.path("sortBy").asText()));
    return isByValue && legend.path("sortDesc").asBoolean()
        ? Optional.empty()
        : Optional.of(panel + ": its legend is not sorted by one of its values, the largest first");
  }
}
