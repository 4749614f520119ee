package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#PRIVILEGES} reports permissions that nobody uses. */
class PrivilegesIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "prod",
            "Role/prometheus",
            "/rules/0/resources/-",
            "\"secrets\"",
            "Role/prometheus: allows [get /pods, get /secrets"),
        set(
            "prod",
            "Role/kube-state-metrics",
            "/rules/0/verbs/-",
            "\"delete\"",
            "Role/kube-state-metrics: allows [delete "),
        set(
            "prod",
            "ClusterRole/mlops-prometheus",
            "/rules/0/apiGroups/0",
            "\"*\"",
            "ClusterRole/mlops-prometheus: allows"),
        set(
            "prod",
            "ClusterRole/mlops-prometheus",
            "/rules/-",
            "{\"nonResourceURLs\": [\"*\"], \"verbs\": [\"get\"]}",
            "get *"),
        remove(
            "prod",
            "Role/prometheus",
            "/rules/1",
            "expected [get /pods, get /services, get discovery.k8s.io/endpointslices"),
        set(
            "prod",
            "ClusterRoleBinding/mlops-prometheus",
            "/subjects/-",
            "{\"kind\": \"ServiceAccount\", \"name\": \"grafana\", \"namespace\": \"mlops\"}",
            "gives ClusterRole/mlops-prometheus to [ServiceAccount/grafana, ServiceAccount/prometheus]"),
        set(
            "prod",
            "ClusterRoleBinding/mlops-prometheus",
            "/roleRef/name",
            "\"cluster-admin\"",
            "gives ClusterRole/cluster-admin to"),
        set(
            "prod",
            "Deployment/kube-state-metrics",
            CONTAINER + "/args/2",
            "\"--resources=pods,secrets\"",
            "kube-state-metrics: --resources=[pods, secrets], its Role allows"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.PRIVILEGES);
  }
}
