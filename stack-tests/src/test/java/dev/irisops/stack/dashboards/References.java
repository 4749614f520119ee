package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dashboard names variables: each must be defined, and each that is defined be used. */
final class References {
  /** The three ways in which Grafana lets a variable be written. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$([A-Za-z_]\\w*)|\\$\\{(\\w+)[^}]*}|\\[\\[(\\w+)[^]]*]]");

  /** Those of Grafana itself that we use: a misspelt one is none. */
  private static final Set<String> GLOBAL =
      Set.of(
          "__all_variables",
          "__data",
          "__field",
          "__from",
          "__interval",
          "__interval_ms",
          "__range",
          "__range_ms",
          "__range_s",
          "__rate_interval",
          "__series",
          "__to",
          "__url_time_range",
          "__value");

  private References() {}

  /** The names of the variables in a text. */
  static List<String> in(String text) {
    return REFERENCE.matcher(text).results().map(References::name).toList();
  }

  /** The text with each variable replaced. */
  static String replaced(String text, UnaryOperator<String> value) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(name(found))));
  }

  private static String name(MatchResult found) {
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        return found.group(group);
      }
    }
    throw new IllegalStateException(found.group());
  }

  static List<String> problems(Dashboard dashboard) {
    Set<String> defined = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    List<String> problems = new ArrayList<>();
    dashboard.variables().forEach(variable -> defined.add(variable.name()));
    for (Panel panel : dashboard.panels()) {
      // A row holds its panels, which are looked at by themselves.
      JsonNode alone = panel.isRow() ? panel.tree().path("title") : panel.tree();
      note(panel.toString(), alone, defined, used, problems);
      if (panel.tree().has("repeat")) { // the only place where a variable's name stands bare
        JsonNode repeat = TextNode.valueOf("$" + panel.tree().path("repeat").asText());
        note(panel.toString(), repeat, defined, used, problems);
      }
    }
    for (Variable variable : dashboard.variables()) {
      note(dashboard + " / " + variable, variable.tree().path("query"), defined, used, problems);
      note(
          dashboard + " / " + variable,
          variable.tree().path("datasource"),
          defined,
          used,
          problems);
    }
    for (String rest : List.of("annotations", "links", "title", "description")) {
      note(dashboard.toString(), dashboard.tree().path(rest), defined, used, problems);
    }
    defined.removeAll(used);
    defined.forEach(name -> problems.add(dashboard + ": variable " + name + " is not used"));
    return problems;
  }

  private static void note(
      String where, JsonNode tree, Set<String> defined, Set<String> used, List<String> problems) {
    List<String> names = new ArrayList<>();
    texts(tree).forEach(text -> names.addAll(in(text)));
    used.addAll(names);
    names.stream()
        .filter(name -> !defined.contains(name) && !GLOBAL.contains(name))
        .distinct()
        .forEach(name -> problems.add(where + ": variable " + name + " is not defined"));
  }

  private static List<String> texts(JsonNode tree) {
    List<String> texts = new ArrayList<>();
    if (tree.isTextual()) {
      texts.add(tree.asText());
    }
    tree.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
