package dev.irisops.stack.dashboards.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.SeriesLabels;
import dev.irisops.stack.rules.Promql;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for the matchers by which queries obey the variables of their dashboard. A selector needs
 * the matcher where its series have the label. Others must not have it: {@code .+}, the value of
 * All, hides series without the label, for instance the alert {@code Watchdog}.
 */
record MatcherRules(Dashboard dashboard, QueryParser parser) {
  private static final Set<String> GUARDS = Set.of("and", "unless");

  /** A label and the variable that chooses its values. */
  private record Matcher(String label, String variable) {
    boolean isIn(JsonNode selector) {
      return matchers(selector)
          .anyMatch(
              matcher ->
                  matcher.path("name").asText().equals(label)
                      && matcher.path("type").asText().equals("=~")
                      && matcher.path("value").asText().equals("$" + variable));
    }

    @Override
    public String toString() {
      return "%s=~\"$%s\"".formatted(label, variable);
    }
  }

  private static Stream<JsonNode> matchers(JsonNode selector) {
    return selector.path("matchers").valueStream();
  }

  /** Returns the selectors that do not obey the variable of services or of jobs. */
  Stream<String> job() {
    return Stream.concat(targets(), annotations()).flatMap(this::job);
  }

  /** Returns the selectors that do not obey the variable of pods or of instances. */
  Stream<String> instance() {
    return targets().flatMap(this::instance);
  }

  /** A query and what to call it in a problem. */
  private record Query(String subject, boolean isAnnotation, JsonNode tree) {
    Stream<JsonNode> selectors() {
      return tree.findParents("matchers").stream();
    }

    /** Selectors of {@code up} that only decide whether the query has a result. */
    boolean isGuard(JsonNode selector) {
      return name(selector).equals("up")
          && tree.findParents("op").stream()
              .filter(operation -> GUARDS.contains(operation.path("op").asText()))
              .flatMap(operation -> operation.path("rhs").findParents("matchers").stream())
              .anyMatch(guard -> guard == selector);
    }

    String problem(JsonNode selector, String complaint, List<Matcher> matchers) {
      return matchers.stream()
          .map(Matcher::toString)
          .collect(
              Collectors.joining(
                  " or ", subject + ": " + Promql.instant(selector) + complaint, ""));
    }
  }

  private Stream<Query> targets() {
    return dashboard.targets().stream().flatMap(t -> query(t.toString(), false, t.expression()));
  }

  private Stream<Query> annotations() {
    return dashboard.annotations().stream()
        .flatMap(
            a ->
                query(
                    dashboard + " / annotation " + a.path("name").asText(),
                    true,
                    a.at("/target/expr").asText()));
  }

  private Stream<Query> query(String subject, boolean isAnnotation, String expression) {
    return parser.tree(expression).stream().map(tree -> new Query(subject, isAnnotation, tree));
  }

  private Stream<String> job(Query query) {
    List<Matcher> choices = choicesOfJob();
    return query
        .selectors()
        .filter(selector -> !namesItsJob(query, selector))
        .flatMap(
            selector -> {
              if (isObject(selector)) {
                return missing(query, selector, List.of(new Matcher("namespace", "namespace")));
              }
              return SeriesLabels.of(name(selector)).contains("job")
                  ? missing(query, selector, choices)
                  : forbidden(query, selector, choices);
            });
  }

  /** The targets of the runtime have a job of their own, and that of the service as a label. */
  private List<Matcher> choicesOfJob() {
    Matcher job = new Matcher("job", "job");
    return has("service")
        ? List.of(new Matcher("job", "service"), new Matcher("service", "service"))
        : List.of(job);
  }

  /**
   * Exporters of the cluster, sources of annotations, and Alertmanager, which knows the alerts of
   * all jobs, are not among the jobs to choose from.
   */
  private boolean namesItsJob(Query query, JsonNode selector) {
    boolean mayName =
        query.isAnnotation() ? !has("service") : has("namespace") && name(selector).equals("up");
    return (mayName || name(selector).equals("alertmanager_alerts"))
        && matchers(selector)
            .filter(matcher -> matcher.path("name").asText().equals("job"))
            .map(matcher -> matcher.path("value").asText())
            .anyMatch(value -> !value.contains("$"));
  }

  private Stream<String> instance(Query query) {
    Matcher choice =
        has("instance") ? new Matcher("instance", "instance") : new Matcher("pod", "pod");
    return query
        .selectors()
        .filter(selector -> !query.isGuard(selector) && !namesItsJob(query, selector))
        .flatMap(
            selector ->
                hasLabel(selector, choice)
                    ? missing(query, selector, List.of(choice))
                    : forbidden(query, selector, List.of(choice)));
  }

  /** Inside Kubernetes, series of an instance have the label of its pod. */
  private boolean hasLabel(JsonNode selector, Matcher choice) {
    return isObject(selector)
        ? SeriesLabels.ofObject(name(selector)).contains(choice.label())
        : SeriesLabels.of(name(selector)).contains("instance");
  }

  /** True for series of objects of the cluster, where a variable chooses their namespace. */
  private boolean isObject(JsonNode selector) {
    return has("namespace") && !SeriesLabels.ofObject(name(selector)).isEmpty();
  }

  private boolean has(String variable) {
    return dashboard.variable(variable).isPresent();
  }

  private static String name(JsonNode selector) {
    return selector.path("name").asText();
  }

  private static Stream<String> missing(Query query, JsonNode selector, List<Matcher> choices) {
    return choices.stream().anyMatch(choice -> choice.isIn(selector))
        ? Stream.of()
        : Stream.of(query.problem(selector, " needs ", choices));
  }

  private static Stream<String> forbidden(Query query, JsonNode selector, List<Matcher> choices) {
    List<Matcher> found = choices.stream().filter(choice -> choice.isIn(selector)).toList();
    return found.isEmpty()
        ? Stream.of()
        : Stream.of(query.problem(selector, " must not have ", found));
  }
}
