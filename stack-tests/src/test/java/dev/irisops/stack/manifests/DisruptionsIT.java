package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#DISRUPTIONS} reports budgets that hold a node back, or let all pods go. */
class DisruptionsIT {

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "dev",
            "PodDisruptionBudget/grafana",
            "/spec/maxUnavailable",
            "0",
            "PodDisruptionBudget/grafana: of 1 of Deployment/grafana none may go"),
        set(
            "dev",
            "PodDisruptionBudget/grafana",
            "/spec",
            "{\"minAvailable\": 1, \"selector\": {\"matchLabels\": {\"app\": \"grafana\"}}}",
            "none may go"),
        set(
            "dev",
            "PodDisruptionBudget/grafana",
            "/spec",
            "{\"minAvailable\": \"50%\", \"selector\": {\"matchLabels\": {\"app\": \"grafana\"}}}",
            "none may go"),
        set(
            "prod",
            "PodDisruptionBudget/iris-api",
            "/spec/maxUnavailable",
            "\"100%\"",
            "PodDisruptionBudget/iris-api: all 3 of Deployment/iris-api may go at once"),
        set(
            "prod",
            "PodDisruptionBudget/iris-api",
            "/spec",
            "{\"minAvailable\": 3, \"selector\": {\"matchLabels\": {\"app\": \"iris-api\"}}}",
            "of 3 of Deployment/iris-api none may go"),
        remove(
            "prod",
            "PodDisruptionBudget/iris-api",
            "Deployment/iris-api: 0 PodDisruptionBudgets select it"),
        set(
            "prod",
            "PodDisruptionBudget/iris-api",
            "/spec/selector/matchLabels",
            "{}",
            "2 PodDisruptionBudgets select it"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.DISRUPTIONS);
  }
}
