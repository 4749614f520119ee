package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for graphs over time: axes, colours, tooltips and shading. */
final class GraphRules {
  /** More opaque, a shade hides the single lines under it. */
  private static final int MAX_OPACITY = 20;

  private static final Set<String> STACKED = Set.of("normal", "percent");

  private GraphRules() {}

  static Stream<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("timeseries"))
        .flatMap(
            panel ->
                Stream.of(
                        axis(panel),
                        thresholds(panel),
                        colours(panel),
                        RankedQueries.problems(panel),
                        LegendRules.problems(panel),
                        tooltip(panel),
                        shading(panel))
                    .flatMap(problems -> problems));
  }

  private static Stream<String> problem(boolean isOne, Object subject, String text) {
    return isOne ? Stream.of(subject + ": " + text) : Stream.of();
  }

  /** Without limits, Grafana stretches a flat line over the whole axis. */
  private static Stream<String> axis(Panel panel) {
    boolean isPercent = stacking(defaults(panel)).equals("percent");
    return Stream.concat(
        problem(
            !isPercent && !isSet(panel, "max", "custom.axisSoftMax"),
            panel,
            "its axis has neither max nor axisSoftMax"),
        problem(
            !isPercent && !isSet(panel, "min", "custom.axisSoftMin"),
            panel,
            "its axis has neither min nor axisSoftMin"));
  }

  private static Fields defaults(Panel panel) {
    return panel.fields().get(0);
  }

  /** Returns true if one of the options is set for all fields, or by overrides for each query. */
  private static boolean isSet(Panel panel, String hard, String soft) {
    List<Fields> setting =
        panel.fields().stream()
            .filter(fields -> fields.option(hard).isNumber() || fields.option(soft).isNumber())
            .toList();
    return setting.stream().anyMatch(Fields::areDefault)
        || panel.targets().stream()
            .allMatch(target -> setting.stream().anyMatch(fields -> fields.match(target)));
  }

  private static Stream<String> thresholds(Panel panel) {
    return panel.fields().stream()
        .filter(fields -> fields.areDefault() || fields.overrides("thresholds"))
        .filter(GraphRules::drawThresholds)
        .flatMap(
            fields ->
                fields.option("thresholds").path("steps").findValues("value").stream()
                    .filter(value -> value.isNumber() && value.asDouble() > end(fields))
                    .map(value -> fields + ": its axis can end below the threshold " + value));
  }

  private static boolean drawThresholds(Fields fields) {
    return !fields.option("custom.thresholdsStyle").path("mode").asText("off").equals("off");
  }

  private static double end(Fields fields) {
    JsonNode max = fields.option("max");
    JsonNode end = max.isNumber() ? max : fields.option("custom.axisSoftMax");
    return end.asDouble(Double.POSITIVE_INFINITY);
  }

  private static Stream<String> colours(Panel panel) {
    Stream<String> shades =
        panel.fields().stream()
            .filter(fields -> fields.areDefault() || fields.overrides("color"))
            .filter(fields -> colourMode(fields).equals("shades"))
            .map(fields -> fields + ": its series are shades of one colour");
    return Stream.concat(shades, coloursOfLabels(panel));
  }

  private static String colourMode(Fields fields) {
    return fields.option("color").path("mode").asText();
  }

  /**
   * Series that a label tells apart need colours from the palette for the colour-blind, which no
   * palette of Grafana 12 is: by an override for names, or for each query of a rank.
   */
  private static Stream<String> coloursOfLabels(Panel panel) {
    String mode = colourMode(defaults(panel));
    if (mode.equals("shades")
        || panel.targets().stream().allMatch(t -> !hasLabels(t) || hasFixedColours(t))) {
      return Stream.of();
    }
    return Stream.of(
        panel
            + (mode.equals("fixed")
                ? ": its series all have one colour"
                : ": its series need fixed colours that are safe for the colour-blind"));
  }

  /** Without a legend, Grafana shows all labels. */
  private static boolean hasLabels(Target target) {
    return target.legend().isEmpty()
        || target.legend().equals("__auto")
        || target.legend().contains("{{");
  }

  /** An override for the values of a label matches no query by itself. */
  private static boolean hasFixedColours(Target target) {
    List<Target> all = target.panel().targets();
    return target.panel().overrides().stream()
        .filter(fields -> fields.overrides("color") && colourMode(fields).equals("fixed"))
        .anyMatch(fields -> fields.match(target) || all.stream().noneMatch(fields::match));
  }

  private static Stream<String> tooltip(Panel panel) {
    JsonNode tooltip = panel.tree().at("/options/tooltip");
    boolean isMulti =
        panel.targets().size() > 1 || panel.targets().stream().anyMatch(GraphRules::hasLabels);
    boolean isSorted =
        tooltip.path("mode").asText().equals("multi")
            && tooltip.path("sort").asText().equals("desc");
    return problem(
        isMulti && !isSorted, panel, "its tooltip should list all series, the largest first");
  }

  private static Stream<String> shading(Panel panel) {
    return panel.fields().stream()
        .filter(fields -> fields.areDefault() || fields.overrides("custom.fillOpacity"))
        .filter(fields -> !STACKED.contains(stacking(fields)))
        .filter(fields -> !fields.option("custom.drawStyle").asText().equals("bars"))
        .filter(fields -> fields.option("custom.fillOpacity").asInt() > MAX_OPACITY)
        .map(
            fields ->
                "%s: fillOpacity %s hides lines, at most %d where nothing is stacked"
                    .formatted(fields, fields.option("custom.fillOpacity"), MAX_OPACITY));
  }

  private static String stacking(Fields fields) {
    return fields.option("custom.stacking").path("mode").asText();
  }
}
