package dev.irisops.stack.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alerts that fire over time.
 *
 * @param at labels of the firing alerts, by the second of each evaluation at which any fires
 */
record Firings(NavigableMap<Long, Set<Map<String, String>>> at) {
  private static final String QUERY = "ALERTS{alertstate='firing'}";

  /** Runs a simulation. */
  static Firings of(Simulation simulation) {
    NavigableMap<Long, Set<Map<String, String>>> at = new TreeMap<>();
    simulation.query(QUERY).forEach((second, found) -> at.put(second, labels(found)));
    return new Firings(at);
  }

  private static Set<Map<String, String>> labels(List<Sample> alerts) {
    return alerts.stream()
        .map(
            alert -> {
              Map<String, String> labels = new TreeMap<>(alert.labels());
              labels.keySet().removeAll(List.of(Series.NAME, "alertstate"));
              return labels;
            })
        .collect(Collectors.toSet());
  }

  /** Returns the different sets of alerts that fire at once. */
  Collection<Set<Map<String, String>>> sets() {
    return Set.copyOf(at.values());
  }
}
