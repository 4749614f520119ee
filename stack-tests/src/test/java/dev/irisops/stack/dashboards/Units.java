package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The unit in which a panel shows what a query measures. */
final class Units {
  private Units() {}

  static List<String> problems(Dashboard dashboard, QueryParser parser) {
    List<String> problems = new ArrayList<>();
    for (Target target : dashboard.targets()) {
      Optional<Measure> measure = parser.tree(target.expression()).flatMap(Measures::of);
      String unit = unit(target);
      Set<String> right = measure.map(Measure::units).orElse(Set.of(unit));
      if (!right.contains(unit)) {
        problems.add(
            "%s: shows %s in %s, not in one of %s"
                .formatted(target, measure.orElseThrow(), unit, right.stream().sorted().toList()));
      }
    }
    return problems;
  }

  /** Of an override for the query or its column, else the panel's. */
  private static String unit(Target target) {
    for (JsonNode override : target.panel().tree().path("fieldConfig").path("overrides")) {
      if (isFor(override.path("matcher"), target)) {
        for (JsonNode property : override.path("properties")) {
          if (property.path("id").asText().equals("unit")) {
            return property.path("value").asText();
          }
        }
      }
    }
    return target.panel().defaults().path("unit").asText();
  }

  private static boolean isFor(JsonNode matcher, Target target) {
    String options = matcher.path("options").asText();
    return switch (matcher.path("id").asText()) {
      case "byFrameRefID" -> options.equals(target.refId());
      case "byName" -> names(target).contains(options);
      case "byRegexp" -> {
        String pattern = options.replaceAll("^/|/$", "");
        yield names(target).stream().anyMatch(name -> name.matches(".*(" + pattern + ").*"));
      }
      default -> false;
    };
  }

  /** What Grafana calls its values: by its legend, or in a table, which may rename them. */
  private static Set<String> names(Target target) {
    String column = "Value #" + target.refId();
    List<String> names =
        new ArrayList<>(List.of(target.tree().path("legendFormat").asText(), column));
    if (target.panel().targets().size() == 1) {
      names.add("Value");
    }
    for (JsonNode transformation : target.panel().tree().path("transformations")) {
      JsonNode renamed = transformation.path("options").path("renameByName");
      List.copyOf(names).forEach(name -> names.add(renamed.path(name).asText(name)));
    }
    return Set.copyOf(names);
  }
}
