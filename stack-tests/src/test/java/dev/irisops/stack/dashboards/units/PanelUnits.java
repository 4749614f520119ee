package dev.irisops.stack.dashboards.units;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Units of panels that do not fit the quantities of their queries. */
final class PanelUnits {
  private PanelUnits() {}

  static List<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.targets().stream().flatMap(target -> problems(target, parser)).toList();
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
    return target
        .panel()
        .tree()
        .at("/fieldConfig/overrides")
        .valueStream()
        .filter(override -> matches(override.path("matcher"), target))
        .flatMap(override -> override.path("properties").valueStream())
        .filter(property -> property.path("id").asText().equals("unit"))
        .map(property -> property.path("value"))
        .findFirst()
        .orElse(target.panel().defaultOption("unit"))
        .asText();
  }

  private static boolean matches(JsonNode matcher, Target target) {
    String options = matcher.path("options").asText();
    return switch (matcher.path("id").asText()) {
      case "byFrameRefID" -> options.equals(target.refId());
      case "byName" -> fieldNames(target).contains(options);
      case "byRegexp" -> {
        String regex = ".*(" + options.replaceAll("^/|/$", "") + ").*";
        yield fieldNames(target).stream().anyMatch(name -> name.matches(regex));
      }
      default -> false;
    };
  }

  /** Returns the names of its fields: the legend, and the column of a table, renamed or not. */
  private static Set<String> fieldNames(Target target) {
    List<String> names = new ArrayList<>();
    names.add(target.tree().path("legendFormat").asText());
    names.add("Value #" + target.refId());
    if (target.panel().targets().size() == 1) {
      names.add("Value");
    }
    for (JsonNode transformation : target.panel().tree().path("transformations")) {
      JsonNode renamed = transformation.at("/options/renameByName");
      List.copyOf(names).forEach(name -> names.add(renamed.path(name).asText(name)));
    }
    return Set.copyOf(names);
  }
}
