package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tile with the numbers of alerts. The table of alerts shows only the first without scrolling,
 * and cannot know which are suppressed.
 */
record AlertCounts(Panel panel) {
  private static final String TITLE = "Number of Alerts";
  private static final String ALERTMANAGER = "/alerting/groups?alertmanager=Alertmanager";

  /** Returns what is wrong with the tile of a dashboard that has a table of alerts. */
  static List<String> problems(Dashboard dashboard, AlertWorld world) {
    return dashboard.panels().stream()
        .filter(panel -> panel.title().equals(TITLE) && panel.type().equals("stat"))
        .findFirst()
        .map(panel -> new AlertCounts(panel).problems(AlertTable.rows(dashboard, world)))
        .orElse(List.of("%s: has no tile \"%s\"".formatted(dashboard, TITLE)));
  }

  private List<String> problems(AlertRows rows) {
    Stream<String> counts =
        expected(rows).entrySet().stream()
            .flatMap(count -> problem(count.getKey(), count.getValue(), rows).stream());
    boolean isLinked =
        panel.fieldOptions("links").stream()
            .flatMap(links -> links.findValuesAsText("url").stream())
            .anyMatch(ALERTMANAGER::equals);
    Stream<String> link =
        isLinked ? Stream.of() : Stream.of(panel + ": does not link to " + ALERTMANAGER);
    return Stream.concat(counts, link).toList();
  }

  private Optional<String> problem(String name, String expected, AlertRows rows) {
    Optional<String> value = value(name, rows.world());
    JsonNode mapping = value.map(this::mapping).orElse(MissingNode.getInstance());
    String shown = mapping.path("text").asText(value.orElse("no"));
    if (!shown.equals(expected)) {
      return Optional.of("%s: shows %s %s alerts of %s".formatted(panel, shown, name, expected));
    }
    boolean isCalm = AlertTable.SEVERITIES.contains(name) && shown.equals("0");
    return isCalm
            && rows.othersThatAreCritical() > 0
            && !mapping.path("color").asText().equals(TileRules.GREY)
        ? Optional.of("%s: 0 %s alerts look calm, see elsewhere".formatted(panel, name))
        : Optional.empty();
  }

  /** Returns text and colour of a value that has a mapping. */
  private JsonNode mapping(String value) {
    return panel.defaultOption("mappings").findPath(value);
  }

  private static Map<String, String> expected(AlertRows rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    AlertTable.SEVERITIES.forEach(
        severity -> counts.put(severity, rows.withOrder(AlertTable.order(severity)).size()));
    counts.put("suppressed", AlertWorld.SUPPRESSED);
    if (rows.othersThatAreCritical() > 0) {
      counts.put("elsewhere", rows.othersThatAreCritical());
    }
    Map<String, String> texts = new LinkedHashMap<>();
    counts.forEach((name, count) -> texts.put(name, count.toString()));
    return texts;
  }

  private Optional<String> value(String name, AlertWorld world) {
    return panel.targets().stream()
        .filter(target -> target.legend().equals(name))
        .findFirst()
        .flatMap(target -> value(target, world));
  }

  private static Optional<String> value(Target target, AlertWorld world) {
    return world.query(AlertTable.withAllValues(target)).stream()
        .map(row -> row.at("/value/1"))
        .map(JsonNode::asText)
        .findFirst();
  }
}
