package dev.irisops.stack.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.live.Interpolation.Choice;
import dev.irisops.stack.dashboards.live.Interpolation.UnresolvedVariableException;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.server.Prometheus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the queries of a dashboard as Grafana does for a viewer. */
final class LiveQueries {
  private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  private final Prometheus prometheus;

  LiveQueries(Prometheus prometheus) {
    this.prometheus = prometheus;
  }

  /** Returns the queries without data, for each choice of values; each problem names the panel. */
  List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    for (Choice choice : Choice.values()) {
      try {
        Interpolation interpolation = Interpolation.of(dashboard, choice, prometheus);
        dashboard.targets().stream()
            .filter(LiveQueries::hasEnoughSeries)
            .forEach(target -> run(target, choice, interpolation, problems));
      } catch (UnresolvedVariableException e) {
        problems.add(dashboard + ": " + e.getMessage());
      }
    }
    return problems;
  }

  /**
   * Returns false for the queries of a rank but the first: they have data only if there are so many
   * series, and the same as the first otherwise.
   */
  private static boolean hasEnoughSeries(Target target) {
    return !(target.expression().contains(" topk(")
        && target.expression().contains(" unless on ("));
  }

  /**
   * Returns a query without the values that stand for "no data", such as {@code vector(-2)}, and
   * for bins instead of labels, because the model of the stack has no nominal feature.
   */
  private static String strict(String query) {
    return query.replaceAll("vector\\(-\\d\\)", "$0 > 0").replace("bin!~", "bin=~");
  }

  private void run(
      Target target, Choice choice, Interpolation interpolation, List<String> problems) {
    try {
      repeated(target.panel(), interpolation)
          .map(each -> strict(each.interpolated(target.expression())))
          .filter(query -> !hasData(query))
          .forEach(query -> problems.add(target + ": no data for " + choice + ": " + query));
    } catch (UnresolvedVariableException e) {
      problems.add(target + ": " + e.getMessage());
    }
  }

  /** Returns one interpolation, or one for each value that the panel or its row is repeated for. */
  private static Stream<Interpolation> repeated(Panel panel, Interpolation interpolation) {
    return repeat(panel)
        .or(() -> row(panel).flatMap(LiveQueries::repeat))
        .map(name -> panel.dashboard().variable(name).orElseThrow())
        .map(interpolation::repeatedFor)
        .orElse(Stream.of(interpolation));
  }

  private static Optional<String> repeat(Panel panel) {
    return Optional.of(panel.tree().path("repeat").asText()).filter(name -> !name.isEmpty());
  }

  private static Optional<Panel> row(Panel panel) {
    return panel.dashboard().panels().stream()
        .takeWhile(each -> !each.equals(panel))
        .filter(Panel::isRow)
        .reduce((first, second) -> second);
  }

  /** Returns the labels in groupings and legends that no series has. */
  List<String> labelProblems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    Interpolation interpolation = Interpolation.of(dashboard, Choice.ALL, prometheus);
    for (Target target : dashboard.targets()) {
      if (!hasEnoughSeries(target)) {
        continue;
      }
      String query = strict(interpolation.interpolated(target.expression()));
      for (JsonNode aggregation : prometheus.parse(query).findParents("grouping")) {
        String grouped = Promql.text(aggregation.path("expr"));
        aggregation
            .path("grouping")
            .forEach(label -> requireLabel(target, grouped, label.asText(), problems));
      }
      LEGEND_LABEL
          .matcher(target.tree().path("legendFormat").asText())
          .results()
          .forEach(label -> requireLabel(target, query, label.group(1), problems));
    }
    return problems;
  }

  private void requireLabel(Target target, String query, String label, List<String> problems) {
    if (prometheus.query(query).findValues(label).isEmpty()) {
      problems.add(target + ": no series has the label " + label + ": " + query);
    }
  }

  /** Returns true if a query yields a finite number, which Grafana can show. */
  boolean hasData(String query) {
    JsonNode result = prometheus.query(query);
    List<JsonNode> values =
        result.path(0).isNumber() ? List.of(result) : result.findValues("value");
    return values.stream().anyMatch(value -> isFinite(value.get(1).asText()));
  }

  private static boolean isFinite(String number) {
    return Double.isFinite(Double.parseDouble(number.replace("Inf", "Infinity")));
  }
}
