package dev.irisops.stack.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules that ship, each after the rules that it reads. */
record RuleSet(List<Rule> rules) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");

  /** Returns some rules of the files that ship, and all recording rules that they read. */
  static RuleSet of(Predicate<Rule> chosen) {
    List<Rule> all = RuleFile.shipped().stream().flatMap(file -> file.rules().stream()).toList();
    Set<Rule> ordered = new LinkedHashSet<>();
    Set<Rule> seen = new HashSet<>();
    all.stream().filter(chosen).forEach(rule -> add(rule, all, seen, ordered));
    return new RuleSet(List.copyOf(ordered));
  }

  /** Adds a rule after those that it reads; one that reads its own past is seen already then. */
  private static void add(Rule rule, List<Rule> all, Set<Rule> seen, Set<Rule> ordered) {
    if (seen.add(rule)) {
      Set<String> names = names(rule.expression());
      all.stream()
          .filter(other -> !other.isAlert() && names.contains(other.name()))
          .forEach(other -> add(other, all, seen, ordered));
      ordered.add(rule);
    }
  }

  private static Set<String> names(String query) {
    return NAME.matcher(query).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  /** True if a rule mentions the metric; a regular expression of names mentions all. */
  boolean mayRead(Series series) {
    return rules.stream()
        .map(Rule::expression)
        .anyMatch(text -> text.contains(series.name()) || text.contains("__name__"));
  }

  /** Returns the rules as a file of one group. */
  String text() {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    ArrayNode group =
        tree.putArray("groups").addObject().put("name", "simulation").putArray("rules");
    rules.forEach(rule -> group.add(rule.tree()));
    return tree.toString();
  }
}
