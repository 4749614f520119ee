package dev.irisops.stack.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.live.Interpolation.Choice;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.SeriesLabels;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.testkit.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every query of every panel has data on a running stack, whatever values are selected. The tests
 * share the stack, which is healthy in the first of them and failing in the last, so they have an
 * order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveDataIT {
  /** Queries that have data only in a failing stack. */
  private static final Set<String> EMPTY_IN_HEALTH =
      Set.of(
          "Iris API - Overview / Firing alerts (A)",
          "Iris API - SLO / Firing alerts (A)",
          "Iris Model - Quality and Drift / Firing alerts (A)",
          "Kubernetes - Infrastructure / CPU Throttling (A)",
          "Kubernetes - Infrastructure / Firing alerts (A)",
          "Kubernetes - Infrastructure / Pod Status (D)",
          "Kubernetes - Infrastructure / Pod Status (E)",
          "Kubernetes - Infrastructure / Restarts over Time (A)",
          "Monitoring - Self / Firing Alerts (A)",
          "Monitoring - Self / Firing alerts (A)",
          "Open Liberty - Runtime / Firing alerts (A)");

  private static final Panel IN_FLIGHT =
      Dashboard.read("iris-api-overview.json").panel("Requests in Flight");

  private static final int CHOICES = Choice.values().length;

  @AutoClose private static LiveStack stack;
  private static LiveQueries queries;

  @BeforeAll
  static void start() {
    stack = LiveStack.start();
    queries = new LiveQueries(stack.prometheus());
  }

  @Test
  @Order(1)
  void everyQuery_hasDataWhenHealthy() {
    awaitNone(
        "queries without data that are not in EMPTY_IN_HEALTH",
        () ->
            problems(queries::problems)
                .filter(problem -> !EMPTY_IN_HEALTH.contains(subject(problem))));
  }

  /** A query with data needs no excuse. */
  @Test
  @Order(2)
  void excusedQuery_hasNoDataWhenHealthy() {
    awaitNone(
        "queries of EMPTY_IN_HEALTH with data",
        () -> {
          List<String> empty = problems(queries::problems).map(LiveDataIT::subject).toList();
          return EMPTY_IN_HEALTH.stream()
              .filter(query -> empty.stream().filter(query::equals).count() != CHOICES);
        });
  }

  @ParameterizedTest
  @Order(3)
  @CsvSource({"http_requests_in_flight, http_request_in_flight", "job=~, jbo=~"})
  void typoInAMetricOrLabel_isReported(String right, String wrong) {
    assertThat(queries.problems(withTypo(IN_FLIGHT, right, wrong)))
        .filteredOn(problem -> problem.startsWith(IN_FLIGHT + " (A): no data for "))
        .hasSize(CHOICES);
  }

  /** The tile shows NOT SCRAPED instead, which is data too. */
  @Test
  @Order(3)
  void typoBesideAReplacement_isReported() {
    Panel tile = IN_FLIGHT.dashboard().panel("Model Loaded Status");

    assertThat(queries.problems(withTypo(tile, "model_loaded", "model_laoded")))
        .anyMatch(problem -> problem.startsWith(tile + " (A): no data for "));
  }

  @Test
  @Order(3)
  void typoInAVariable_isReported() {
    assertThat(queries.problems(withTypo(IN_FLIGHT, "$service", "$srevice")))
        .contains(IN_FLIGHT + " (A): there is no variable srevice");
  }

  @Test
  @Order(3)
  void variableWithoutValues_isReported() {
    Dashboard mistaken =
        IN_FLIGHT.dashboard().with("/templating/list/1/query", "\"label_values(pu, job)\"");

    assertThat(queries.problems(mistaken))
        .containsOnly("Iris API - Overview: variable service has no value: label_values(pu, job)");
  }

  /** With "All" selected, because the pod that cannot start is none of the service. */
  @Test
  @Order(4)
  void everyQuery_hasDataWhenFailing() {
    stack.fail();
    awaitNone(
        "queries without data",
        () ->
            problems(queries::problems)
                .filter(p -> !p.contains(": no data for ") || p.contains(" for " + Choice.ALL)));
  }

  @Test
  @Order(5)
  void everyLabelOfAQuery_existsWhenFailing() {
    awaitNone("labels that no series has", () -> problems(queries::labelProblems));
  }

  @Test
  @Order(5)
  void typoInAGrouping_isReported() {
    Panel panel = IN_FLIGHT.dashboard().panel("Model Predictions Rate");

    assertThat(queries.labelProblems(withTypo(panel, "predicted_class", "predicted_clas")))
        .anyMatch(p -> p.startsWith(panel + " (A): no series has the label predicted_clas: "));
  }

  @Test
  @Order(5)
  void everyAnnotation_hasDataWhenFailing() {
    awaitNone("annotations without data", () -> problems(LiveDataIT::annotationsWithoutData));
  }

  /** The linter's rules for matchers rely on this. */
  @Test
  @Order(6)
  void recordedSeries_haveTheLabelsThatTheirNameTells() {
    stack.showAllObjects();
    awaitNone(
        "recording rules whose series have other labels",
        () ->
            RuleFile.recordingRules()
                .map(Rule::name)
                .filter(name -> !SeriesLabels.of(name).equals(labels(name))));
  }

  private static Set<String> labels(String series) {
    Set<String> labels = new TreeSet<>();
    stack
        .prometheus()
        .query("last_over_time(" + series + "[1h])") // some exist only during a failure
        .forEach(found -> found.path("metric").fieldNames().forEachRemaining(labels::add));
    labels.retainAll(Set.of("instance", "job"));
    return labels;
  }

  private static List<String> annotationsWithoutData(Dashboard dashboard) {
    Interpolation all = Interpolation.of(dashboard, Choice.ALL, stack.prometheus());
    return dashboard.annotations().stream()
        .filter(a -> !queries.hasData(all.interpolated(a.at("/target/expr").asText())))
        .map(a -> dashboard + " / " + a.path("name").asText() + ": " + a.at("/target/expr"))
        .toList();
  }

  private static Stream<String> problems(Function<Dashboard, List<String>> check) {
    return Dashboard.shipped().stream().flatMap(dashboard -> check.apply(dashboard).stream());
  }

  private static String subject(String problem) {
    return problem.substring(0, problem.indexOf(": "));
  }

  /** Sends requests until there is no such problem, because some series exist only with traffic. */
  private static void awaitNone(String what, Supplier<Stream<String>> problems) {
    List<String> last = new ArrayList<>();
    Waiting.until(
        "there are no " + what,
        () -> {
          stack.call();
          last.clear();
          problems.get().forEach(last::add);
          return last.isEmpty();
        },
        () -> String.join("\n", last));
  }

  private static Dashboard withTypo(Panel panel, String right, String wrong) {
    return panel.withExpression(panel.targets().get(0).expression().replace(right, wrong));
  }
}
