package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.Rule;
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
import java.util.stream.Stream;

/**
 * The steps of a panel against the numbers that the alerts it names compare with. Another step is
 * one that the panel's description gives the reason for, number included.
 */
final class Thresholds {
  private static final Set<String> COMPARISONS = Set.of("==", "<", "<=", ">", ">=");
  private static final Set<String> GUARDS = Set.of("and", "unless");

  private final Map<String, Set<Double>> deciding = new HashMap<>();
  private final Map<String, Set<Double>> compared = new HashMap<>();

  Thresholds(QueryParser parser) {
    for (RuleFile file : RuleFile.shipped()) {
      for (Rule rule : file.rules()) {
        if (rule.isAlert()) {
          JsonNode tree = parser.tree(rule.expression()).orElseThrow();
          note(deciding, rule.name(), numbers(tree, true));
          note(compared, rule.name(), numbers(tree, false));
        }
      }
    }
  }

  private static void note(Map<String, Set<Double>> of, String alert, Set<Double> numbers) {
    of.computeIfAbsent(alert, name -> new TreeSet<>()).addAll(numbers);
  }

  /** The numbers that decide whether an alert fires; those of both where two have the name. */
  Set<Double> deciding(String alert) {
    return deciding.getOrDefault(alert, Set.of());
  }

  List<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream().flatMap(panel -> problems(panel).stream()).toList();
  }

  private List<String> problems(Panel panel) {
    List<String> problems = new ArrayList<>();
    Set<Double> unexplained = steps(panel);
    for (String alert : panel.alerts()) {
      Set<Double> numbers = compared.getOrDefault(alert, Set.of());
      if (numbers.isEmpty()) {
        problems.add(panel + ": there is no alert " + alert);
      } else if (Collections.disjoint(numbers, steps(panel))) {
        problems.add(
            "%s: has the thresholds %s, %s has %s".formatted(panel, steps(panel), alert, numbers));
      }
      unexplained.removeAll(numbers);
    }
    unexplained.removeIf(number -> gives(panel.description(), number));
    if (!panel.alerts().isEmpty() && !unexplained.isEmpty()) {
      problems.add(panel + ": nothing explains the thresholds " + unexplained);
    }
    return problems;
  }

  private static boolean gives(String text, double number) {
    String digits = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(digits) + "(?!\\.?\\d)")
        .matcher(text)
        .find();
  }

  /** The values at which a panel changes its colour or draws a line. */
  static Set<Double> steps(Panel panel) {
    Set<Double> steps = new TreeSet<>();
    Stream.concat(
            Stream.of(panel.defaults().path("thresholds")), panel.overridden("thresholds").stream())
        .forEach(thresholds -> steps.addAll(values(thresholds)));
    return steps;
  }

  private static List<Double> values(JsonNode thresholds) {
    List<Double> values = new ArrayList<>();
    for (JsonNode step : thresholds.path("steps")) {
      if (step.path("value").isNumber()) {
        values.add(step.path("value").asDouble());
      }
    }
    return values;
  }

  private static Set<Double> numbers(JsonNode tree, boolean decidingOnly) {
    Set<Double> found = new TreeSet<>();
    collect(tree, decidingOnly, found);
    if (found.isEmpty()) { // it always fires, with this value
      tree.findValues("val").forEach(value -> found.add(value.asDouble()));
    }
    return found;
  }

  /** What is compared with; if only what decides, without the right of an {@code and}. */
  private static void collect(JsonNode tree, boolean decidingOnly, Set<Double> found) {
    String operator = tree.path("op").asText();
    if (decidingOnly && GUARDS.contains(operator)) {
      collect(tree.path("lhs"), true, found);
      return;
    }
    if (COMPARISONS.contains(operator)
        && tree.path("rhs").path("type").asText().equals("numberLiteral")) {
      double number = tree.path("rhs").path("val").asDouble();
      // A step begins at its value, and no whole number is above 0 and below 1.
      found.add(number == 0 ? 1 : number);
    }
    tree.forEach(child -> collect(child, decidingOnly, found));
  }
}
