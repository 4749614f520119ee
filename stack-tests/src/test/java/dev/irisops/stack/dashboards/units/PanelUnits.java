package dev.irisops.stack.dashboards.units;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.List;
import java.util.stream.Stream;

/** Units of panels that do not fit the quantities of their queries. */
final class PanelUnits {
  private PanelUnits() {}

  static List<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream()
        .filter(PanelUnits::isShown)
        .flatMap(target -> problems(target, parser))
        .toList();
  }

  /** Returns false if the panel is a table that shows only the labels of the query. */
  private static boolean isShown(Target target) {
    return target.panel().tree().path("transformations").findValues("excludeByName").stream()
        .noneMatch(excluded -> excluded.path("Value #" + target.refId()).asBoolean());
  }

  private static Stream<String> problems(Target target, QueryParser parser) {
    String unit = unit(target);
    return parser.tree(target.expression()).flatMap(UnitInference::of).stream()
        .filter(quantity -> !quantity.units().contains(unit))
        .map(
            quantity ->
                "%s: found unit %s, expected one of %s".formatted(target, unit, quantity.units()));
  }

  /** Returns the unit of an override for the query or its column, else of the panel. */
  private static String unit(Target target) {
    return target.panel().overrides().stream()
        .filter(fields -> fields.match(target) && fields.overrides("unit"))
        .map(fields -> fields.option("unit"))
        .findFirst()
        .orElse(target.panel().defaultOption("unit"))
        .asText();
  }
}
