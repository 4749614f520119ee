package dev.irisops.stack.dashboards.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.rules.RuleFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Thresholds of panels and of the alerts that their descriptions name. A panel may have another
 * threshold if its description explains it and contains the number.
 */
final class Thresholds {
  private static final Set<String> COMPARISONS = Set.of("==", "<", "<=", ">", ">=");
  private static final Set<String> GUARDS = Set.of("and", "unless");

  private final Map<String, Set<Double>> deciding = new HashMap<>();
  private final Map<String, Set<Double>> all = new HashMap<>();

  Thresholds(QueryParser parser) {
    RuleFile.alerts()
        .forEach(
            alert -> {
              JsonNode tree = parser.tree(alert.expression()).orElseThrow();
              add(deciding, alert.name(), thresholds(tree, true));
              add(all, alert.name(), thresholds(tree, false));
            });
  }

  private static void add(Map<String, Set<Double>> map, String alert, Set<Double> thresholds) {
    map.computeIfAbsent(alert, name -> new TreeSet<>()).addAll(thresholds);
  }

  /**
   * Returns the thresholds that decide whether an alert fires, without those of guards such as a
   * minimum of traffic. Alerts with the same name share them.
   */
  Set<Double> deciding(String alert) {
    return deciding.getOrDefault(alert, Set.of());
  }

  List<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream().flatMap(panel -> problems(panel).stream()).toList();
  }

  private List<String> problems(Panel panel) {
    List<String> problems = new ArrayList<>();
    Set<Double> steps = steps(panel);
    Set<Double> unexplained = steps(panel);
    for (String alert : panel.alerts()) {
      Set<Double> thresholds = all.getOrDefault(alert, Set.of());
      if (thresholds.isEmpty()) {
        problems.add(panel + ": there is no alert " + alert);
      } else if (Collections.disjoint(thresholds, steps)) {
        problems.add(
            "%s: has the thresholds %s, %s has %s".formatted(panel, steps, alert, thresholds));
      }
      unexplained.removeAll(thresholds);
    }
    unexplained.removeIf(number -> contains(panel.description(), number));
    if (!panel.alerts().isEmpty() && !unexplained.isEmpty()) {
      problems.add(panel + ": nothing explains the thresholds " + unexplained);
    }
    return problems;
  }

  private static boolean contains(String text, double number) {
    String digits = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(digits) + "(?!\\.?\\d)")
        .matcher(text)
        .find();
  }

  /** Returns the values at which a panel changes its colour or draws a line. */
  static Set<Double> steps(Panel panel) {
    Set<Double> steps = new TreeSet<>();
    for (JsonNode thresholds : panel.fieldOptions("thresholds")) {
      thresholds.findValues("value").stream()
          .filter(JsonNode::isNumber)
          .forEach(value -> steps.add(value.asDouble()));
    }
    return steps;
  }

  private static Set<Double> thresholds(JsonNode tree, boolean onlyDeciding) {
    Set<Double> found = new TreeSet<>();
    collect(tree, onlyDeciding, found);
    if (found.isEmpty()) { // any value fires, and a panel that counts the alert shows it from 1 on
      found.add(1.0);
    }
    return found;
  }

  private static void collect(JsonNode tree, boolean onlyDeciding, Set<Double> found) {
    String operator = tree.path("op").asText();
    if (onlyDeciding && GUARDS.contains(operator)) {
      collect(tree.path("lhs"), true, found);
      return;
    }
    if (COMPARISONS.contains(operator)
        && tree.path("rhs").path("type").asText().equals("numberLiteral")) {
      double number = tree.path("rhs").path("val").asDouble();
      // A panel shows whole numbers above 0 from its step 1 on.
      found.add(number == 0 ? 1 : number);
    }
    tree.forEach(child -> collect(child, onlyDeciding, found));
  }
}
