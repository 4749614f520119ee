package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
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
            .filter(count -> !shown(count.getKey(), rows.world()).equals(count.getValue()))
            .map(
                count ->
                    "%s: shows %s %s alerts of %s"
                        .formatted(
                            panel,
                            shown(count.getKey(), rows.world()),
                            count.getKey(),
                            count.getValue()));
    boolean isLinked =
        panel.fieldOptions("links").stream()
            .flatMap(links -> links.findValuesAsText("url").stream())
            .anyMatch(ALERTMANAGER::equals);
    Stream<String> link =
        isLinked ? Stream.of() : Stream.of(panel + ": does not link to " + ALERTMANAGER);
    return Stream.concat(counts, link).toList();
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

  private String shown(String name, AlertWorld world) {
    return panel.targets().stream()
        .filter(target -> target.legend().equals(name))
        .findFirst()
        .flatMap(target -> value(target, world))
        .orElse("no");
  }

  private static Optional<String> value(Target target, AlertWorld world) {
    return world.query(AlertTable.withAllValues(target)).stream()
        .map(row -> row.at("/value/1"))
        .map(JsonNode::asText)
        .findFirst();
  }
}
