package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#SCHEMA} reports what Kubernetes would refuse. */
class SchemaIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "dev",
            API,
            CONTAINER + "/readinessProbe/periodSecond",
            "{}",
            "Deployment/iris-api: spec.template.spec.containers[0].readinessProbe.periodSecond: unknown"),
        set("dev", API, "/spec/replicas", "\"1\"", "spec.replicas: expected Integer, found \"1\""),
        set(
            "dev",
            API,
            CONTAINER + "/env/0/value",
            "true",
            "env[0].value: expected String, found true"),
        set("dev", API, CONTAINER + "/env", "{}", "containers[0].env: expected a list, found {}"),
        set(
            "dev",
            API,
            POD + "/securityContext",
            "[]",
            "securityContext: expected an object, found []"),
        set(
            "dev",
            API,
            CONTAINER + "/imagePullPolicy",
            "\"Allways\"",
            "imagePullPolicy: expected one of [Always, IfNotPresent, Never], found \"Allways\""),
        set(
            "dev",
            API,
            CONTAINER + "/resources/limits/memory",
            "\"1GiB\"",
            "resources.limits.memory: expected Quantity, found \"1GiB\""),
        set(
            "dev",
            API,
            CONTAINER + "/resources",
            "null",
            "resources: expected an object, found null"),
        remove("dev", API, "/spec/selector", "spec.selector: required, and missing"),
        remove("dev", API, CONTAINER + "/name", "containers[0].name: required, and missing"),
        set("dev", API, "/apiVersion", "\"apps/v1beta1\"", "apps/v1beta1 Deployment is no kind"),
        set(
            "dev",
            "NetworkPolicy/default-deny",
            "/spec/policyTypes/0",
            "\"ingress\"",
            "expected one of [Egress, Ingress], found \"ingress\""),
        set(
            "dev",
            "Secret/iris-api-keys",
            "/data/api-keys",
            "\"dev key\"",
            "data.api-keys: expected byte[], found \"dev key\""),
        set(
            "dev",
            "ConfigMap/grafana-dashboards",
            "/data/more",
            "\"" + "x".repeat(262_144) + "\"",
            "too long for kubectl apply"),
        set(
            "dev-with-prometheus-operator",
            "ServiceMonitor/iris-api",
            "/spec/endpoints/0/intervall",
            "\"15s\"",
            "spec.endpoints[0].intervall: unknown to Endpoint"),
        set(
            "dev-with-prometheus-operator",
            "PrometheusRule/irisops",
            "/spec/groups/0/rules/0/expression",
            "\"up\"",
            "expression: unknown to Rule"),
        set(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/retention",
            "15",
            "spec.retention: expected String, found 15"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.SCHEMA);
  }
}
