package dev.irisops.stack.dashboards.structure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.GlobalVariables;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Variable;
import dev.irisops.stack.dashboards.model.VariableReferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Definitions and uses of variables: every variable in use is defined, and vice versa. */
final class VariableUsage {
  private VariableUsage() {}

  static List<String> problems(Dashboard dashboard) {
    Set<String> unused = new TreeSet<>();
    List<String> problems = new ArrayList<>();
    dashboard.variables().forEach(variable -> unused.add(variable.name()));
    Set<String> defined = Set.copyOf(unused);
    texts(dashboard)
        .forEach(
            (place, text) -> {
              Set<String> used = new TreeSet<>(VariableReferences.in(text));
              unused.removeAll(used);
              used.stream()
                  .filter(name -> !defined.contains(name) && !GlobalVariables.contains(name))
                  .forEach(name -> problems.add(place + ": variable " + name + " is undefined"));
            });
    unused.forEach(name -> problems.add(dashboard + ": variable " + name + " is unused"));
    return problems;
  }

  /** Returns the JSON that can refer to variables, by the place to report. */
  private static Map<String, String> texts(Dashboard dashboard) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Panel panel : dashboard.panels()) {
      // A row contains its panels, which have entries of their own.
      JsonNode content = panel.isRow() ? panel.tree().path("title") : panel.tree();
      // "repeat" is the only field with the bare name of a variable.
      String repeat = panel.tree().has("repeat") ? "$" + panel.tree().path("repeat").asText() : "";
      texts.merge(panel.toString(), content + " " + repeat, String::concat);
    }
    for (Variable variable : dashboard.variables()) {
      texts.put(dashboard + " / " + variable, fields(variable.tree(), "query", "datasource"));
    }
    texts.put(
        dashboard.toString(),
        fields(dashboard.tree(), "annotations", "links", "title", "description"));
    return texts;
  }

  private static String fields(JsonNode tree, String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(tree.path(name)).append(' ');
    }
    return text.toString();
  }
}
