package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#IDENTITY} reports wrong names, namespaces and labels. */
class IdentityIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        remove("dev", API, "/metadata/namespace", "Deployment/iris-api: namespace is \"\""),
        set(
            "dev",
            "ClusterRole/mlops-prometheus",
            "/metadata/namespace",
            "\"mlops\"",
            "ClusterRole/mlops-prometheus: namespace is \"mlops\", expected \"\""),
        set(
            "dev",
            "Service/grafana-service",
            "/metadata/name",
            "\"grafana.service\"",
            "Service/grafana.service: Kubernetes refuses this name"),
        set(
            "dev",
            "Service/grafana-service",
            "/metadata/name",
            "\"prometheus-service\"",
            "Service/prometheus-service: defined twice"),
        remove(
            "dev",
            "StatefulSet/prometheus",
            "/metadata/labels/component",
            "StatefulSet/prometheus: label component is null, expected monitoring"),
        remove(
            "dev",
            "StatefulSet/prometheus",
            "/spec/template/metadata/labels/component",
            "StatefulSet/prometheus template: label component is null, expected monitoring"),
        remove(
            "dev",
            "Service/iris-api-service",
            "/metadata/labels/app",
            "Service/iris-api-service: lacks the label app"),
        set(
            "dev",
            API,
            "/metadata/labels/app.kubernetes.io~1version",
            "\"a b\"",
            "Kubernetes refuses label app.kubernetes.io/version: a b"),
        set(
            "dev",
            API,
            CONTAINER + "/ports/1/name",
            "\"management-and-health\"",
            "needs a name of at most 15"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.IDENTITY);
  }
}
