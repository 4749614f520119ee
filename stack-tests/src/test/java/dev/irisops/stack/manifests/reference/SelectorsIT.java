package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Selectors that select the wrong objects, or none, are reported. */
class SelectorsIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Selectors.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          not its own pods     | dev | Deployment/iris-api                             | set /spec/selector/matchLabels/app iris                                | Deployment/iris-api: selector selects the pods of []
          all pods             | dev | Deployment/iris-api                             | set /spec/selector {matchLabels: {app.kubernetes.io/part-of: irisops}} | not only its own
          Service without pods | dev | Service/grafana-service                         | set /spec/selector/app graphana                                        | Service/grafana-service: selector {"app":"graphana"} selects no pod
          Service, no selector | dev | Service/grafana-service                         | remove /spec/selector                                                  | Service/grafana-service: selector
          port that pods lack  | dev | Service/grafana-service                         | set /spec/ports/0/targetPort web                                       | targetPort "web" is no port of Deployment/grafana
          budget without pods  | dev | PodDisruptionBudget/grafana                     | set /spec/selector/matchLabels/app graphana                            | PodDisruptionBudget/grafana: selector
          policy without pods  | dev | NetworkPolicy/grafana                           | set /spec/podSelector/matchLabels/app graphana                         | NetworkPolicy/grafana: selector
          policy without peers | dev | NetworkPolicy/grafana                           | set /spec/ingress/0/from/0/podSelector/matchLabels/app prom            | NetworkPolicy/grafana: selector {"matchLabels":{"app":"prom"}}
          spread without pods  | dev | Deployment/iris-api                             | set pod/topologySpreadConstraints/0/labelSelector/matchLabels/app iris | Deployment/iris-api: labelSelector
          monitor, no Service  | dev-with-prometheus-operator | ServiceMonitor/grafana | set /spec/selector/matchLabels/app g                                   | ServiceMonitor/grafana: selector
          monitor of no port   | dev-with-prometheus-operator | ServiceMonitor/grafana | set /spec/endpoints/0/port web                                         | ServiceMonitor/grafana: port web is no port of Service/grafana-service
          rules not selected   | dev-with-prometheus-operator | Prometheus/prometheus  | set /spec/ruleSelector/matchLabels {role: alert-rules}                 | ruleSelector does not select PrometheusRule/irisops
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
