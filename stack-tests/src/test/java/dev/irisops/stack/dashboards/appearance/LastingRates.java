package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rates, ratios and counts over a window, which stay for as long after their source is gone. They
 * need a guard, such as {@code and on (job) up == 1}.
 */
final class LastingRates {
  private static final Pattern FUNCTION = Pattern.compile("rate|irate|increase|.+_over_time");

  /** By its name, a recording rule over a window. */
  private static final Pattern RECORDED =
      Pattern.compile("[^:]+:[^:]+:(?:.*(?:rate|ratio|increase)|p\\d+_)\\d+[smhdw]");

  /** Budgets are over days, and meant to last. */
  private static final Pattern BUDGET = Pattern.compile(".*(?:budget_left|ratio7d).*");

  private static final Pattern PRESENCE =
      Pattern.compile("up|job:model_api_up:max|job:model_api_available:bool|kube_pod_info");

  /** Series whose past a query reads to tell what is gone. */
  private static final Set<String> REMEMBERED = Set.of("ALERTS", "up");

  private static final Set<String> GUARDS = Set.of("and", "unless");
  private static final Set<String> COMPARISONS = Set.of("==", "!=", ">", ">=", "<", "<=");

  private LastingRates() {}

  static Stream<String> problems(Target target, QueryParser parser) {
    List<String> lasting = new ArrayList<>();
    parser
        .tree(target.expression())
        .filter(query -> names(query).noneMatch(name -> BUDGET.matcher(name).matches()))
        .ifPresent(query -> visit(query, lasting));
    return lasting.stream()
        .distinct()
        .map(name -> target + ": " + name + " outlasts its source; add a guard by up == 1");
  }

  private static void visit(JsonNode node, List<String> lasting) {
    if (GUARDS.contains(node.path("op").asText()) && isGuard(node.path("rhs"))) {
      return;
    }
    String function = node.at("/func/name").asText();
    if (FUNCTION.matcher(function).matches()) {
      names(node)
          .filter(name -> !REMEMBERED.contains(name))
          .limit(1)
          .forEach(name -> lasting.add(function + " of " + name));
      return;
    }
    if (node.path("type").asText().equals("vectorSelector")) {
      names(node).filter(name -> RECORDED.matcher(name).matches()).forEach(lasting::add);
    }
    node.forEach(child -> visit(child, lasting));
  }

  /** Without a comparison, {@code up} is also there when it is 0. */
  private static boolean isGuard(JsonNode node) {
    return node.findParents("op").stream()
        .filter(operation -> COMPARISONS.contains(operation.path("op").asText()))
        .flatMap(LastingRates::names)
        .anyMatch(name -> PRESENCE.matcher(name).matches());
  }

  private static Stream<String> names(JsonNode node) {
    return node.findParents("matchers").stream().map(selector -> selector.path("name").asText());
  }
}
