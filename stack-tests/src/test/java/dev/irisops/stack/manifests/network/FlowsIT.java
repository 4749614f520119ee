package dev.irisops.stack.manifests.network;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed connections that are needed, and open ones that are not, are reported. */
class FlowsIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Flows.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          no way to the API     | prod | NetworkPolicy/prometheus                                   | remove /spec/egress/0                                   | prometheus -> iris-api TCP 8000: closed
          no scrape of runtime  | prod | NetworkPolicy/iris-api                                     | remove /spec/ingress/1                                  | prometheus -> iris-api TCP 9080: closed
          wrong port            | prod | NetworkPolicy/iris-api                                     | set /spec/ingress/1/ports/1/port 9090                   | prometheus -> iris-api TCP 9080: closed
          wrong protocol        | prod | NetworkPolicy/dns                                          | set /spec/egress/0/ports/0/protocol TCP                 | grafana -> dns UDP 53: closed
          management port open  | prod | NetworkPolicy/iris-api                                     | set /spec/ingress/0/ports/- {protocol: TCP, port: 9080} | client-namespace -> iris-api TCP 9080: open, but not needed
          no default deny       | prod | NetworkPolicy/default-deny                                 | remove                                                  | neighbour -> internet TCP 443: open
          every namespace       | prod | NetworkPolicy/prometheus                                   | set /spec/ingress/0/from/0 {namespaceSelector: {}}      | stranger -> prometheus TCP 9090: open
          every receiver        | prod | NetworkPolicy/grafana                                      | set /spec/egress/0/to []                                | grafana -> stranger TCP 9090: open
          private addresses     | prod | NetworkPolicy/alertmanager-receivers                       | remove /spec/egress/0/to/0/ipBlock/except               | alertmanager -> private TCP 443: open
          no way between peers  | prod | NetworkPolicy/alertmanager-peers                           | remove                                                  | alertmanager -> alertmanager UDP 9094: closed
          no way to Grafana     | prod | NetworkPolicy/grafana-ingress                              | remove                                                  | ingress-controller -> grafana TCP 3000: closed
          no way to the solver  | prod | NetworkPolicy/acme-solver                                  | remove                                                  | ingress-controller -> acme-solver TCP 8089: closed
          no way for an adapter | dev-with-autoscaling-in-flight | NetworkPolicy/prometheus-adapter | remove                                                  | adapter -> prometheus TCP 9090: closed
          no way to the log     | dev  | NetworkPolicy/alert-log                                    | remove                                                  | alertmanager -> alert-log TCP 8080: closed
          another port          | dev  | Deployment/alert-log                                       | set container/ports/0/containerPort 8081                | alertmanager -> alert-log TCP 8080: needed, but there is no such pod or port
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
