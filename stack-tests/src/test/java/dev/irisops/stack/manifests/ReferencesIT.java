package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#REFERENCES} reports names of what is not there. */
class ReferencesIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        remove(
            "dev",
            "ConfigMap/prometheus-rules",
            "StatefulSet/prometheus: names ConfigMap/prometheus-rules, which is not defined"),
        remove(
            "dev",
            "Secret/iris-api-keys",
            "Deployment/iris-api: names Secret/iris-api-keys, which is not defined"),
        remove(
            "dev",
            "Secret/iris-api-keys",
            "/data/api-keys",
            "names key api-keys of Secret/iris-api-keys, which has []"),
        set(
            "prod",
            API,
            POD + "/volumes/0/secret/items/0/key",
            "\"api-key\"",
            "names key api-key of Secret/iris-api-keys, which has [api-keys]"),
        set(
            "prod",
            API,
            POD + "/volumes/0/secret/secretName",
            "\"iris-keys\"",
            "names Secret/iris-keys, which is not defined"),
        set(
            "dev",
            API,
            CONTAINER + "/env/-",
            "{\"name\": \"X\", \"valueFrom\": {\"configMapKeyRef\": {\"name\": \"prometheus-config\", \"key\": \"x\"}}}",
            "names key x of ConfigMap/prometheus-config, which has [prometheus.yml]"),
        set(
            "dev",
            "StatefulSet/prometheus",
            CONTAINER + "/envFrom/0/configMapRef/name",
            "\"prometheus-environment\"",
            "names ConfigMap/prometheus-environment, which is not defined"),
        remove(
            "dev",
            "ServiceAccount/grafana",
            "Deployment/grafana: names ServiceAccount/grafana, which is not defined"),
        set(
            "dev",
            API,
            CONTAINER + "/volumeMounts/0/name",
            "\"key\"",
            "mounts volume key, which the pod lacks"),
        remove("dev", API, CONTAINER + "/volumeMounts/0", "no container mounts volume"),
        set(
            "dev",
            API,
            CONTAINER + "/volumeMounts/0/mountPath",
            "\"/tmp\"",
            "mounts two volumes at /tmp"),
        set(
            "dev",
            API,
            CONTAINER + "/livenessProbe/httpGet/port",
            "\"health\"",
            "a probe or hook asks port \"health\""),
        remove("dev", "Role/prometheus", "RoleBinding/prometheus: names Role/prometheus"),
        set(
            "dev",
            "RoleBinding/prometheus",
            "/subjects/0/namespace",
            "\"default\"",
            "binds prometheus of namespace \"default\", where it is not"),
        set(
            "dev",
            "StatefulSet/alertmanager",
            "/spec/serviceName",
            "\"alertmanager\"",
            "names Service/alertmanager, which is not defined"),
        remove(
            "dev-with-retraining",
            "PersistentVolumeClaim/iris-model",
            "Deployment/iris-api: names PersistentVolumeClaim/iris-model"),
        set(
            "prod",
            "HorizontalPodAutoscaler/iris-api",
            "/spec/scaleTargetRef/name",
            "\"iris\"",
            "names Deployment/iris, which is not defined"),
        set(
            "prod",
            "Ingress/iris-api",
            "/spec/rules/0/http/paths/0/backend/service/name",
            "\"iris-api\"",
            "Ingress/iris-api: names Service/iris-api"),
        set(
            "prod",
            "Ingress/iris-api",
            "/spec/rules/0/http/paths/0/backend/service/port",
            "{\"number\": 80}",
            "asks for port {\"number\":80} of Service/iris-api-service"),
        remove(
            "prod",
            "Ingress/iris-api",
            "/metadata/annotations/cert-manager.io~1cluster-issuer",
            "Ingress/iris-api: names Secret/iris-api-tls"),
        set(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/alerting/alertmanagers/0/port",
            "\"http\"",
            "which is no port of a Service"),
        set(
            "dev",
            "StatefulSet/prometheus",
            POD + "/volumes/1/configMap/name",
            "\"prometheus-config\"",
            "ConfigMap/prometheus-rules: nobody names it"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.REFERENCES);
  }
}
