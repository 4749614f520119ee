package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#FLOWS} reports closed ways that are needed, and open ones that are not. */
class FlowsIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        remove(
            "prod",
            "NetworkPolicy/prometheus",
            "/spec/egress/0",
            "prometheus -> iris-api TCP 8000: closed"),
        remove(
            "prod",
            "NetworkPolicy/iris-api",
            "/spec/ingress/1",
            "prometheus -> iris-api TCP 9080: closed"),
        set(
            "prod",
            "NetworkPolicy/iris-api",
            "/spec/ingress/1/ports/1/port",
            "9090",
            "prometheus -> iris-api TCP 9080: closed"),
        set(
            "prod",
            "NetworkPolicy/dns",
            "/spec/egress/0/ports/0/protocol",
            "\"TCP\"",
            "grafana -> dns UDP 53: closed"),
        set(
            "prod",
            "NetworkPolicy/iris-api",
            "/spec/ingress/0/ports/-",
            "{\"protocol\": \"TCP\", \"port\": 9080}",
            "client-namespace -> iris-api TCP 9080: open, and nobody needs it"),
        remove("prod", "NetworkPolicy/default-deny", "neighbour -> internet TCP 443: open"),
        set(
            "prod",
            "NetworkPolicy/prometheus",
            "/spec/ingress/0/from/0",
            "{\"namespaceSelector\": {}}",
            "stranger -> prometheus TCP 9090: open"),
        set(
            "prod",
            "NetworkPolicy/grafana",
            "/spec/egress/0/to",
            "[]",
            "grafana -> stranger TCP 9090: open"),
        remove(
            "prod",
            "NetworkPolicy/alertmanager-receivers",
            "/spec/egress/0/to/0/ipBlock/except",
            "alertmanager -> private TCP 443: open"),
        remove(
            "prod",
            "NetworkPolicy/alertmanager-peers",
            "alertmanager -> alertmanager UDP 9094: closed"),
        remove(
            "prod",
            "NetworkPolicy/grafana-ingress",
            "ingress-controller -> grafana TCP 3000: closed"),
        remove(
            "prod",
            "NetworkPolicy/acme-solver",
            "ingress-controller -> acme-solver TCP 8089: closed"),
        remove(
            "dev-with-autoscaling-in-flight",
            "NetworkPolicy/prometheus-adapter",
            "adapter -> prometheus TCP 9090: closed"),
        remove("dev", "NetworkPolicy/alert-log", "alertmanager -> alert-log TCP 8080: closed"),
        set(
            "dev",
            "Deployment/alert-log",
            CONTAINER + "/ports/0/containerPort",
            "8081",
            "alertmanager -> alert-log TCP 8080: needed, but there is no such port or pod"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.FLOWS);
  }
}
