package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.dashboards.Selection.Choice;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.server.Patience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The dashboards on a running stack: every query of every panel has a number to show, whatever is
 * chosen in the variables. What must show nothing in health shows nothing then, and something in
 * illness, which comes last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveDataIT {
  /** Queries that find nothing in health, and something in illness. */
  private static final Set<String> EMPTY_IN_HEALTH =
      Set.of(
          "Iris API - Overview / Firing alerts (A)",
          "Kubernetes - Infrastructure / Pod Status (D)",
          "Kubernetes - Infrastructure / Pod Status (E)",
          "Monitoring - Self / Firing Alerts (A)");

  private static LiveStack stack;
  private static LiveQueries queries;

  @BeforeAll
  static void start() {
    stack = LiveStack.start();
    queries = new LiveQueries(stack.prometheus());
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void everyQuery_hasANumberInHealth() {
    awaitEmpty(
        "every panel has data, or is in EMPTY_IN_HEALTH",
        () -> without(EMPTY_IN_HEALTH, problems()));
  }

  /** So that nothing is excused that is only misspelt, and nothing that has data anyway. */
  @Test
  @Order(2)
  void excusedQuery_isEmptyInHealth() {
    assertThat(problems())
        .extracting(LiveDataIT::where)
        .filteredOn(EMPTY_IN_HEALTH::contains)
        .containsExactlyInAnyOrderElementsOf(everyChoice(EMPTY_IN_HEALTH));
  }

  @Test
  @Order(3)
  void typoInAMetric_isReportedWithItsPanel() {
    assertThat(queries.problems(withTypo("http_requests_in_flight", "http_request_in_flight")))
        .filteredOn(problem -> problem.startsWith(inFlight() + " (A): has no data with "))
        .hasSameSizeAs(Choice.values());
  }

  @Test
  @Order(3)
  void typoInALabel_isReportedWithItsPanel() {
    assertThat(queries.problems(withTypo("instance=~", "instnace=~")))
        .filteredOn(problem -> problem.startsWith(inFlight() + " (A): has no data with "))
        .hasSameSizeAs(Choice.values());
  }

  @Test
  @Order(3)
  void typoInAVariable_isReportedWithItsPanel() {
    assertThat(queries.problems(withTypo("$instance", "$instnace")))
        .contains(inFlight() + " (A): there is no variable instnace");
  }

  @Test
  @Order(3)
  void variableWithoutValues_isReported() {
    Dashboard mistaken =
        inFlight()
            .dashboard()
            .with(
                tree ->
                    ((ObjectNode) tree.at("/templating/list/1"))
                        .put("query", "label_values(modle_loaded, job)"));

    assertThat(queries.problems(mistaken))
        .containsOnly(
            "Iris API - Overview: variable job has no value: label_values(modle_loaded, job)");
  }

  /** What the rule of the linter on matchers reckons with. */
  @Test
  @Order(3)
  void labelsOfRecordedSeries_areAsReckoned() {
    try (QueryParser parser = new QueryParser()) {
      RecordedLabels reckoned = new RecordedLabels(parser);
      awaitEmpty(
          "recorded series have the labels that are reckoned with",
          () ->
              RuleFile.shipped().stream()
                  .flatMap(file -> file.rules().stream())
                  .filter(rule -> !rule.isAlert())
                  .map(Rule::name)
                  .filter(
                      name -> !reckoned.of(parser.tree(name).orElseThrow()).equals(labels(name)))
                  .toList());
    }
  }

  private static Set<String> labels(String series) {
    Set<String> labels = new TreeSet<>();
    stack
        .prometheus()
        .query(series)
        .forEach(found -> found.path("metric").fieldNames().forEachRemaining(labels::add));
    labels.retainAll(Set.of("instance", "job"));
    return labels;
  }

  private static List<String> everyChoice(Set<String> queries) {
    return queries.stream()
        .flatMap(query -> Collections.nCopies(Choice.values().length, query).stream())
        .toList();
  }

  @Test
  @Order(4)
  void everyQuery_hasANumberInIllness() {
    stack.fallIll();
    awaitEmpty("every panel has data", LiveDataIT::problems);
  }

  @Test
  @Order(5)
  void everyLabelOfAQuery_isOnSomeSeriesInIllness() {
    awaitEmpty("every label is found", LiveDataIT::labelProblems);
  }

  @Test
  @Order(5)
  void typoInAGrouping_isReportedWithItsPanel() {
    Panel panel = Panel.named("Iris API - Overview", "Model Predictions Rate");

    assertThat(queries.labelProblems(withTypo(panel, "predicted_class", "predicted_clas")))
        .anyMatch(p -> p.startsWith(panel + " (A): no series has the label predicted_clas: "));
  }

  @Test
  @Order(5)
  void everyAnnotation_hasMarksInIllness() {
    awaitEmpty("every annotation marks something", LiveDataIT::annotationsWithoutMarks);
  }

  private static List<String> problems() {
    stack.call();
    List<String> problems = new ArrayList<>();
    Dashboard.shipped().forEach(dashboard -> problems.addAll(queries.problems(dashboard)));
    return problems;
  }

  private static List<String> labelProblems() {
    stack.call();
    return Dashboard.shipped().stream()
        .flatMap(dashboard -> queries.labelProblems(dashboard).stream())
        .toList();
  }

  private static List<String> annotationsWithoutMarks() {
    stack.call();
    List<String> problems = new ArrayList<>();
    for (Dashboard dashboard : Dashboard.shipped()) {
      for (JsonNode annotation : dashboard.annotations()) {
        String query = annotation.path("target").path("expr").asText();
        if (!queries.hasNumber(query)) {
          problems.add(dashboard + " / " + annotation.path("name").asText() + ": " + query);
        }
      }
    }
    return problems;
  }

  private static List<String> without(Set<String> excused, List<String> problems) {
    return problems.stream().filter(problem -> !excused.contains(where(problem))).toList();
  }

  private static String where(String problem) {
    return problem.substring(0, problem.indexOf(": "));
  }

  private static void awaitEmpty(String what, Supplier<List<String>> problems) {
    Set<String> last = new TreeSet<>();
    Patience.await(
        what,
        () -> {
          last.clear();
          return !last.addAll(problems.get());
        },
        () -> String.join("\n", last));
  }

  private static Panel inFlight() {
    return Panel.named("Iris API - Overview", "Requests in Flight");
  }

  private static Dashboard withTypo(String right, String wrong) {
    return withTypo(inFlight(), right, wrong);
  }

  private static Dashboard withTypo(Panel panel, String right, String wrong) {
    return panel.with(
        tree -> {
          ObjectNode target = (ObjectNode) tree.path("targets").get(0);
          target.put("expr", target.path("expr").asText().replace(right, wrong));
        });
  }
}
