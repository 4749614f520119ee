package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The linter's rules on panels; a row is none, and a text asks nothing and measures nothing. */
final class PanelRules {
  /** Those of Grafana's {@code valueFormats/categories.ts} that mean something here. */
  private static final Set<String> UNITS =
      Set.of(
          ("none string short percent percentunit locale "
                  + "bytes decbytes binBps Bps bits decbits bps "
                  + "dateTimeAsIso dateTimeAsLocal dateTimeAsSystem dateTimeFromNow "
                  + "ns µs ms s m h d dtdurationms dtdurations dthms clocks "
                  + "cps ops reqps rps wps iops cpm opm rpm wpm "
                  + "bool bool_yes_no bool_on_off")
              .split(" "));

  private PanelRules() {}

  static List<String> datasource(Dashboard dashboard, QueryParser parser) {
    return failing(
        dashboard,
        panel -> isTemplated(dashboard, panel.tree().path("datasource").path("uid").asText()),
        "does not use the variable for the data source");
  }

  private static boolean isTemplated(Dashboard dashboard, String uid) {
    return dashboard.variables().stream()
        .filter(variable -> variable.type().equals("datasource"))
        .anyMatch(variable -> TemplateRules.isVariable(uid, variable.name()));
  }

  static List<String> titleAndDescription(Dashboard dashboard, QueryParser parser) {
    return failing(
        dashboard,
        panel -> !panel.title().isBlank() && !panel.description().isBlank(),
        "has no title or no description");
  }

  static List<String> units(Dashboard dashboard, QueryParser parser) {
    return failing(
        dashboard,
        panel -> {
          List<String> units = units(panel);
          return !units.isEmpty() && UNITS.containsAll(units);
        },
        "has no unit, or one that Grafana does not know");
  }

  /** Its unit and those of its overrides. */
  static List<String> units(Panel panel) {
    return Stream.concat(
            Stream.of(panel.defaults().path("unit")), panel.overridden("unit").stream())
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  static List<String> targets(Dashboard dashboard, QueryParser parser) {
    return failing(dashboard, panel -> !panel.targets().isEmpty(), "has no target");
  }

  private static List<String> failing(
      Dashboard dashboard, Predicate<Panel> good, String complaint) {
    return dashboard.panels().stream()
        .filter(panel -> !panel.isRow() && !panel.type().equals("text"))
        .filter(good.negate())
        .map(panel -> panel + ": " + complaint)
        .toList();
  }
}
