package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that break this project's rules are reported. */
class HardeningIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Hardening.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          tag latest            | prod | Deployment/iris-api                   | set container/image "irisops/iris-api:latest"           | image irisops/iris-api:latest can change
          no tag                | prod | Deployment/iris-api                   | set container/image irisops/iris-api                    | image irisops/iris-api can change
          registry port, no tag | prod | Deployment/iris-api                   | set container/image "localhost:5000/iris-api"           | image localhost:5000/iris-api can change
          memory limit above    | prod | Deployment/iris-api                   | set container/resources/limits/memory 2Gi               | set the memory limit to the request
          no CPU request        | prod | Deployment/iris-api                   | remove container/resources/requests/cpu                 | set the request and the limit of cpu
          no resources          | prod | Deployment/iris-api                   | remove container/resources                              | set the request and the limit of memory
          writable root         | prod | Deployment/iris-api                   | remove container/securityContext/readOnlyRootFilesystem | set securityContext.readOnlyRootFilesystem: true
          no startup probe      | prod | Deployment/iris-api                   | remove container/startupProbe                           | Deployment/iris-api container iris-api: add a startupProbe
          no readiness probe    | prod | StatefulSet/alertmanager              | remove container/readinessProbe                         | StatefulSet/alertmanager container alertmanager: add a readinessProbe
          probe of a batch      | dev-with-retraining | CronJob/model-training | set container/livenessProbe {}                          | CronJob/model-training container model-training: remove its livenessProbe
          needless token        | prod | Deployment/iris-api                   | remove pod/automountServiceAccountToken                 | Deployment/iris-api: automountServiceAccountToken is true
          missing token         | prod | StatefulSet/prometheus                | set pod/automountServiceAccountToken false              | StatefulSet/prometheus: automountServiceAccountToken is false
          token for every pod   | prod | ServiceAccount/iris-api               | remove /automountServiceAccountToken                    | ServiceAccount/iris-api: set automountServiceAccountToken: false
          default account       | prod | Deployment/iris-api                   | remove pod/serviceAccountName                           | Deployment/iris-api: set serviceAccountName
          variables of Services | prod | Deployment/iris-api                   | remove pod/enableServiceLinks                           | Deployment/iris-api: set enableServiceLinks: false
          UID of a system user  | prod | Deployment/iris-api                   | set pod/securityContext/runAsUser 1000                  | Deployment/iris-api: runAsUser is 1000; set a fixed one above 10000
          UID of the image      | prod | Deployment/grafana                    | remove pod/securityContext/runAsUser                    | Deployment/grafana: runAsUser is -1
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
