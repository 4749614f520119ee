package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for tiles whose colour says how bad a value is: missing data must not look good. */
final class TileRules {
  /** The colour of missing data, which is on no scale. */
  static final String GREY = "#6E7079";

  private static final Set<String> TYPES = Set.of("bargauge", "gauge", "stat");

  /** Texts that are also shown, and are wrong, while the data source does not answer. */
  private static final Set<String> CLAIMS = Set.of("no alert is firing", "none", "ok");

  /** Shares of a limit, which one exporter knows, while the other knows the use. */
  private static final Pattern OF_LIMIT =
      Pattern.compile("namespace_pod_container:\\w+_limit_used:\\w+");

  private static final List<String> EXPORTERS = List.of("cadvisor", "kube-state-metrics");

  private TileRules() {}

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.panels().stream()
        .flatMap(panel -> Stream.concat(claims(panel), missingData(panel, parser)));
  }

  private static Stream<String> claims(Panel panel) {
    Stream<String> mapped =
        panel.fields().stream()
            .flatMap(fields -> fields.nullMapping().stream())
            .map(mapping -> mapping.path("text").asText());
    Stream<String> others = panel.fieldOptions("noValue").stream().map(JsonNode::asText);
    return Stream.concat(mapped, others)
        .distinct()
        .filter(text -> CLAIMS.contains(text.toLowerCase(Locale.ROOT)))
        .map(text -> panel + ": claims \"" + text + "\" while no data source answers");
  }

  private static Stream<String> missingData(Panel panel, QueryParser parser) {
    List<Fields> coloured = panel.fields().stream().filter(TileRules::areColoured).toList();
    if (!TYPES.contains(panel.type()) || coloured.isEmpty()) {
      return Stream.of();
    }
    return Stream.of(
            panel.fieldOptions("noValue").stream()
                .limit(1)
                .map(value -> panel + ": noValue takes the colour of the base step"),
            coloured.stream().filter(TileRules::chooseTexts).flatMap(TileRules::nullMapping),
            panel.targets().stream().flatMap(TileRules::causes),
            panel.targets().stream().flatMap(target -> LastingRates.problems(target, parser)))
        .flatMap(problems -> problems);
  }

  /** Without a value, the tile says whether an exporter is missing, or no limit is set. */
  private static Stream<String> causes(Target target) {
    return EXPORTERS.stream()
        .filter(exporter -> OF_LIMIT.matcher(target.expression()).find())
        .filter(
            exporter ->
                !target
                    .expression()
                    .contains("unless on () up{job=\"%s\"} == 1".formatted(exporter)))
        .map(exporter -> target + ": has no value of its own for the case without " + exporter);
  }

  /** Grafana has steps of its own, green and red, where none are set. */
  private static boolean areColoured(Fields fields) {
    String colourMode = fields.panel().tree().at("/options/colorMode").asText();
    if (colourMode.equals("none")) {
      return false;
    }
    String mode = fields.option("color").path("mode").asText("thresholds");
    JsonNode thresholds = fields.option("thresholds");
    boolean byValue =
        thresholds.isMissingNode()
            || thresholds.path("steps").findValuesAsText("color").stream().distinct().count() > 1;
    return colourMode.startsWith("background") || mode.equals("thresholds") && byValue;
  }

  /** Mappings of an override replace all others. */
  private static boolean chooseTexts(Fields fields) {
    return fields.areDefault() || fields.overrides("mappings") || fields.overrides("thresholds");
  }

  private static Stream<String> nullMapping(Fields fields) {
    String problem =
        fields
            .nullMapping()
            .map(mapping -> problem(mapping.path("text").asText(), mapping.path("color").asText()))
            .orElse("has no mapping of null and NaN");
    return Stream.of(problem).filter(text -> !text.isEmpty()).map(text -> fields + ": " + text);
  }

  private static String problem(String text, String colour) {
    if (text.isBlank()) {
      return "shows null and NaN without a text";
    }
    return colour.equals(GREY) ? "" : "shows null and NaN in %s, not in %s".formatted(colour, GREY);
  }
}
