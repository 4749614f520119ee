package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#SELECTORS} reports selectors that select the wrong pods or none. */
class SelectorsIT {
  private static final String POD = "/spec/template/spec";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "dev",
            API,
            "/spec/selector/matchLabels/app",
            "\"iris\"",
            "Deployment/iris-api: selector selects the pods of []"),
        set(
            "dev",
            API,
            "/spec/selector",
            "{\"matchLabels\": {\"app.kubernetes.io/part-of\": \"irisops\"}}",
            "not just its own"),
        set(
            "dev",
            "Service/grafana-service",
            "/spec/selector/app",
            "\"graphana\"",
            "Service/grafana-service: selector {\"app\":\"graphana\"} selects no pod"),
        remove(
            "dev",
            "Service/grafana-service",
            "/spec/selector",
            "Service/grafana-service: selector"),
        set(
            "dev",
            "Service/grafana-service",
            "/spec/ports/0/targetPort",
            "\"web\"",
            "targetPort \"web\" is no port of Deployment/grafana"),
        set(
            "dev",
            "PodDisruptionBudget/grafana",
            "/spec/selector/matchLabels/app",
            "\"graphana\"",
            "PodDisruptionBudget/grafana: selector"),
        set(
            "dev",
            "NetworkPolicy/grafana",
            "/spec/podSelector/matchLabels/app",
            "\"graphana\"",
            "NetworkPolicy/grafana: selector"),
        set(
            "dev",
            "NetworkPolicy/grafana",
            "/spec/ingress/0/from/0/podSelector/matchLabels/app",
            "\"prom\"",
            "NetworkPolicy/grafana: selector {\"matchLabels\":{\"app\":\"prom\"}}"),
        set(
            "dev",
            API,
            POD + "/topologySpreadConstraints/0/labelSelector/matchLabels/app",
            "\"iris\"",
            "Deployment/iris-api: labelSelector"),
        set(
            "dev-with-prometheus-operator",
            "ServiceMonitor/grafana",
            "/spec/selector/matchLabels/app",
            "\"g\"",
            "ServiceMonitor/grafana: selector"),
        set(
            "dev-with-prometheus-operator",
            "ServiceMonitor/grafana",
            "/spec/endpoints/0/port",
            "\"web\"",
            "ServiceMonitor/grafana: port web is no port of Service/grafana-service"),
        set(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/ruleSelector/matchLabels",
            "{\"role\": \"alert-rules\"}",
            "ruleSelector does not select PrometheusRule/irisops"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.SELECTORS);
  }
}
