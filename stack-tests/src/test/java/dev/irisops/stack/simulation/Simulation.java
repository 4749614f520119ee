package dev.irisops.stack.simulation;

import dev.irisops.stack.tool.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;

/**
 * Rules over series, evaluated by promtool.
 *
 * @param evaluation seconds between two evaluations of the rules
 */
record Simulation(RuleSet rules, Collection<Series> series, Window window, int evaluation) {
  /**
   * Returns what a query finds at each evaluation, by seconds since the begin of the window.
   *
   * @throws AssertionError if promtool fails
   */
  NavigableMap<Long, List<Sample>> query(String query) {
    Queries queries = new Queries(rules.text(), evaluation, window.step());
    for (Series one : series) {
      String values = one.values(window);
      if (rules.mayRead(one) && values.matches("(?s).*(^| )-?[0-9].*")) {
        queries.load(selector(one), values);
      }
    }
    for (long second = 0; second <= window.to() - window.from(); second += evaluation) {
      queries.ask(query, second);
    }
    return queries.run().get(query);
  }

  private static String selector(Series series) {
    List<String> labels = new ArrayList<>();
    series
        .labels()
        .forEach((name, value) -> labels.add(name + "=" + Json.MAPPER.valueToTree(value)));
    labels.removeIf(label -> label.startsWith(Series.NAME));
    return series.name() + "{" + String.join(",", labels) + "}";
  }
}
