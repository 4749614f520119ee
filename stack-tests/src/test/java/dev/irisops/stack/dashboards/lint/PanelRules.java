package dev.irisops.stack.dashboards.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.units.Quantity;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules for panels, except for rows and texts, which have no queries. */
final class PanelRules {
  private PanelRules() {}

  private static Stream<String> violating(
      Dashboard dashboard, Predicate<Panel> rule, String complaint) {
    return dashboard.panels().stream()
        .filter(panel -> !panel.isRow() && !panel.type().equals("text"))
        .filter(rule.negate())
        .map(panel -> panel + ": " + complaint);
  }

  static Stream<String> dataSource(Dashboard dashboard) {
    return violating(
        dashboard,
        panel -> {
          String uid = panel.tree().at("/datasource/uid").asText();
          return dashboard.dataSources().stream()
              .anyMatch(variable -> TemplateRules.isReference(uid, variable.name()));
        },
        "does not use the variable for the data source");
  }

  static Stream<String> titleAndDescription(Dashboard dashboard) {
    return violating(
        dashboard,
        panel -> !panel.title().isBlank() && !panel.description().isBlank(),
        "has no title or no description");
  }

  static Stream<String> unit(Dashboard dashboard) {
    return violating(
        dashboard,
        panel -> {
          List<String> units = panel.fieldOptions("unit").stream().map(JsonNode::asText).toList();
          return !units.isEmpty() && Quantity.allUnits().containsAll(units);
        },
        "has no unit or an unknown one");
  }

  static Stream<String> targets(Dashboard dashboard) {
    return violating(dashboard, panel -> !panel.targets().isEmpty(), "has no query");
  }
}
