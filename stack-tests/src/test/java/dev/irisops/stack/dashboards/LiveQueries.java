package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.Selection.Choice;
import dev.irisops.stack.dashboards.Selection.UnfilledException;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.server.Prometheus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries of a dashboard, as somebody who looks at it makes Grafana ask them. */
final class LiveQueries {
  private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  private final Prometheus prometheus;

  LiveQueries(Prometheus prometheus) {
    this.prometheus = prometheus;
  }

  /** What of a dashboard shows nothing, and why, each beginning with the panel. */
  List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    for (Choice choice : Choice.values()) {
      try {
        Selection selection = Selection.of(dashboard, choice, prometheus);
        dashboard.targets().forEach(target -> ask(target, choice, selection, problems));
      } catch (UnfilledException e) {
        problems.add(dashboard + ": " + e.getMessage());
      }
    }
    return problems;
  }

  private void ask(Target target, Choice choice, Selection selection, List<String> problems) {
    try {
      copies(target.panel(), selection)
          .map(copy -> copy.fill(target.expression()))
          .filter(query -> !hasNumber(query))
          .forEach(query -> problems.add(target + ": has no data with " + choice + ": " + query));
    } catch (UnfilledException e) {
      problems.add(target + ": " + e.getMessage());
    }
  }

  /** One selection, or where a panel or its row is repeated, one for each copy. */
  private static Stream<Selection> copies(Panel panel, Selection selection) {
    return repeatedFor(panel)
        .map(name -> panel.dashboard().variable(name).orElseThrow())
        .map(selection::repeated)
        .orElse(Stream.of(selection));
  }

  private static Optional<String> repeatedFor(Panel panel) {
    Panel row = null;
    for (Panel each : panel.dashboard().panels()) {
      row = each.isRow() ? each : row;
      if (each.id() == panel.id()) {
        break;
      }
    }
    return Stream.of(Optional.of(panel), Optional.ofNullable(row))
        .flatMap(Optional::stream)
        .map(each -> each.tree().path("repeat").asText())
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /** Labels that a query groups by or a legend shows, and that no series has. */
  List<String> labelProblems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    Selection selection = Selection.of(dashboard, Choice.ALL, prometheus);
    for (Target target : dashboard.targets()) {
      String query = selection.fill(target.expression());
      for (JsonNode aggregation : prometheus.parse(query).findParents("grouping")) {
        String grouped = Promql.text(aggregation.path("expr"));
        for (JsonNode label : aggregation.path("grouping")) {
          miss(target, grouped, label.asText(), problems);
        }
      }
      LEGEND
          .matcher(target.tree().path("legendFormat").asText())
          .results()
          .forEach(label -> miss(target, query, label.group(1), problems));
    }
    return problems;
  }

  private void miss(Target target, String query, String label, List<String> problems) {
    if (prometheus.query(query).findValues(label).isEmpty()) {
      problems.add(target + ": no series has the label " + label + ": " + query);
    }
  }

  /** Whether it gives a number now; NaN and infinity are none to somebody who looks. */
  boolean hasNumber(String query) {
    for (JsonNode value : values(query)) {
      if (Double.isFinite(Double.parseDouble(value.get(1).asText().replace("Inf", "Infinity")))) {
        return true;
      }
    }
    return false;
  }

  private List<JsonNode> values(String query) {
    JsonNode result = prometheus.query(query);
    return result.path(0).isNumber() ? List.of(result) : result.findValues("value");
  }
}
