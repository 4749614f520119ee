package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong names, namespaces and labels are reported. */
class IdentityIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Identity.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          no namespace            | dev | Deployment/iris-api          | remove /metadata/namespace                          | Deployment/iris-api: namespace is ""
          needless namespace      | dev | ClusterRole/mlops-prometheus | set /metadata/namespace mlops                       | ClusterRole/mlops-prometheus: namespace is "mlops", expected ""
          malformed name          | dev | Service/grafana-service      | set /metadata/name grafana.service                  | Service/grafana.service: Kubernetes refuses this name
          name used twice         | dev | Service/grafana-service      | set /metadata/name prometheus-service               | Service/prometheus-service: defined twice
          no component            | dev | StatefulSet/prometheus       | remove /metadata/labels/component                   | StatefulSet/prometheus: label component is null, expected monitoring
          no component of the pod | dev | StatefulSet/prometheus       | remove /spec/template/metadata/labels/component     | StatefulSet/prometheus template: label component is null, expected monitoring
          no app                  | dev | Service/iris-api-service     | remove /metadata/labels/app                         | Service/iris-api-service: lacks the label app
          malformed label         | dev | Deployment/iris-api          | set /metadata/labels/app.kubernetes.io~1version a b | Kubernetes refuses label app.kubernetes.io/version: a b
          long name of a port     | dev | Deployment/iris-api          | set container/ports/1/name management-and-health    | needs a name of 1 to 15
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
