package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A panel, or a row, of a dashboard. */
record Panel(Dashboard dashboard, JsonNode tree) {
  private static final Pattern ALERTS =
      Pattern.compile("\\bAlerts?: ([A-Z]\\w+(?:(?:, | and )[A-Z]\\w+)*)");

  /** A panel that ships, by its titles. */
  static Panel named(String dashboard, String title) {
    return Dashboard.shipped().stream()
        .filter(each -> each.title().equals(dashboard))
        .flatMap(each -> each.panels().stream())
        .filter(panel -> panel.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no panel " + title + " in " + dashboard));
  }

  int id() {
    return tree.path("id").asInt();
  }

  String type() {
    return tree.path("type").asText();
  }

  boolean isRow() {
    return type().equals("row");
  }

  String title() {
    return tree.path("title").asText();
  }

  String description() {
    return tree.path("description").asText();
  }

  JsonNode defaults() {
    return tree.path("fieldConfig").path("defaults");
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    tree.path("targets").forEach(target -> targets.add(new Target(this, target)));
    return targets;
  }

  /** The properties of that name that an override sets, whatever they are set for. */
  List<JsonNode> overridden(String property) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode override : tree.path("fieldConfig").path("overrides")) {
      for (JsonNode set : override.path("properties")) {
        if (set.path("id").asText().equals(property)) {
          values.add(set.path("value"));
        }
      }
    }
    return values;
  }

  /** The alerts that its description names as those whose measure it shows. */
  List<String> alerts() {
    return ALERTS
        .matcher(description())
        .results()
        .map((MatchResult found) -> found.group(1).split(", | and "))
        .flatMap(Arrays::stream)
        .toList();
  }

  /** Its dashboard with this panel changed. */
  Dashboard with(Consumer<ObjectNode> change) {
    int index = dashboard.panels().indexOf(this);
    return dashboard.with(
        tree -> change.accept((ObjectNode) new Dashboard("", tree).panels().get(index).tree()));
  }

  @Override
  public String toString() {
    return dashboard + " / " + (title().isEmpty() ? "panel " + id() : title());
  }
}
