package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** References to what does not exist are reported. */
class ReferencesIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return References.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          no rules               | dev  | ConfigMap/prometheus-rules                      | remove                                                           | StatefulSet/prometheus: refers to ConfigMap/prometheus-rules, which is not defined
          no API keys            | dev  | Secret/iris-api-keys                            | remove                                                           | Deployment/iris-api: refers to Secret/iris-api-keys, which is not defined
          no key in the Secret   | dev  | Secret/iris-api-keys                            | remove /data/api-keys                                            | refers to key api-keys of Secret/iris-api-keys, which has []
          misspelt key           | prod | Deployment/iris-api                             | set pod/volumes/0/secret/items/0/key api-key                     | refers to key api-key of Secret/iris-api-keys, which has [api-keys]
          misspelt Secret        | prod | Deployment/iris-api                             | set pod/volumes/0/secret/secretName iris-keys                    | refers to Secret/iris-keys, which is not defined
          misspelt variable      | dev  | Deployment/iris-api                             | set container/env/- {name: X, valueFrom: {configMapKeyRef: {name: prometheus-config, key: x}}} | refers to key x of ConfigMap/prometheus-config, which has [prometheus.yml]
          name without its hash  | dev  | StatefulSet/prometheus                          | set container/envFrom/0/configMapRef/name prometheus-environment | refers to ConfigMap/prometheus-environment, which is not defined
          no account             | dev  | ServiceAccount/grafana                          | remove                                                           | Deployment/grafana: refers to ServiceAccount/grafana, which is not defined
          misspelt volume        | dev  | Deployment/iris-api                             | set container/volumeMounts/0/name key                            | mounts volume key, which the pod lacks
          unused volume          | dev  | Deployment/iris-api                             | remove container/volumeMounts/0                                  | no container mounts volume
          one path for two       | dev  | Deployment/iris-api                             | set container/volumeMounts/0/mountPath /tmp                      | mounts two volumes at /tmp
          port of a probe        | dev  | Deployment/iris-api                             | set container/livenessProbe/httpGet/port health                  | a probe or hook uses port "health"
          no role                | dev  | Role/prometheus                                 | remove                                                           | RoleBinding/prometheus: refers to Role/prometheus
          account elsewhere      | dev  | RoleBinding/prometheus                          | set /subjects/0/namespace default                                | binds prometheus of namespace "default", which lacks it
          no headless Service    | dev  | StatefulSet/alertmanager                        | set /spec/serviceName alertmanager                               | refers to Service/alertmanager, which is not defined
          no claim               | dev-with-retraining | PersistentVolumeClaim/iris-model | remove                                                           | Deployment/iris-api: refers to PersistentVolumeClaim/iris-model
          nothing to scale       | prod | HorizontalPodAutoscaler/iris-api                | set /spec/scaleTargetRef/name iris                               | refers to Deployment/iris, which is not defined
          no backend             | prod | Ingress/iris-api                                | set /spec/rules/0/http/paths/0/backend/service/name iris-api     | Ingress/iris-api: refers to Service/iris-api
          no port of the backend | prod | Ingress/iris-api                                | set /spec/rules/0/http/paths/0/backend/service/port {number: 80} | refers to port {"number":80} of Service/iris-api-service
          no certificate         | prod | Ingress/iris-api                                | remove /metadata/annotations/cert-manager.io~1cluster-issuer     | Ingress/iris-api: refers to Secret/iris-api-tls
          no Alertmanager        | dev-with-prometheus-operator | Prometheus/prometheus   | set /spec/alerting/alertmanagers/0/port http                     | which is no port of a Service
          never referred to      | dev  | StatefulSet/prometheus                          | set pod/volumes/1/configMap/name prometheus-config               | ConfigMap/prometheus-rules: nothing refers to it
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
