package dev.irisops.stack.manifests.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Missing and needless targets are reported. The tests run side by side, because each waits five
 * seconds for a Prometheus of its own to discover Alertmanager.
 */
@Execution(ExecutionMode.CONCURRENT)
class TargetsIT extends ManifestCheck {
  /** Labels that a cluster adds, and copies of labels and of whole manifests. */
  private static final Pattern OF_CLUSTER =
      Pattern.compile(
          "_endpointslice_(label|annotation)|_last_applied_configuration$"
              + "|_pod_label(present)?_(pod_template_hash|controller_revision_hash"
              + "|statefulset_kubernetes_io_|apps_kubernetes_io_)");

  static Stream<RecordedTarget> recorded() {
    return RecordedTarget.ofPods();
  }

  @Override
  protected List<String> problems(Rendered rendered) {
    return Targets.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          name of a port      | dev     | Service/iris-api-service         | set /spec/ports/0/name api                                            | job iris-api: lacks http://iris-api-0:8000/metrics
          target of a port    | staging | Service/iris-api-service         | set /spec/ports/0/targetPort management                               | job iris-api: should not have http://iris-api-1:9080/metrics
          label of the pods   | staging | Deployment/iris-api              | remove /spec/template/metadata/labels/app                             | job iris-api-runtime: lacks http://iris-api-1:9080/metrics
          selector            | prod    | Service/grafana-service          | set /spec/selector/app graphana                                       | job grafana: lacks http://grafana-0:3000/metrics
          name of a Service   | prod    | Service/kube-state-metrics-service | set /metadata/name kube-state-metrics                                 | job kube-state-metrics: lacks http://kube-state-metrics-0:8080
          namespace           | prod    | Service/alertmanager-service     | set /metadata/namespace default                                       | alerting: lacks http://alertmanager-1:9093/api/v2/alerts
          another environment | staging | ConfigMap/prometheus-environment | set /data/ENVIRONMENT prod                                            | external_labels: are {cluster=mlops-staging, environment=prod, replica=prometheus-0}
          label of the target | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml target_label: pod -> target_label: pod_name | job prometheus: lacks http://prometheus-1:9090/metrics {instance=prometheus-1:9090,
          only ready pods     | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml - &pod -> - { source_labels: [__meta_kubernetes_pod_ready], regex: "true", action: keep }\\n      - &pod | job iris-api: lacks http://iris-api-1:8000/metrics
          every port          | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml kube-state-metrics-service;http -> kube-state-metrics-service;.* | job kube-state-metrics: should not have http://kube-state-metrics-0:8081
          end of the name     | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml iris-api-service;http -> .*iris-api-service;http | job iris-api: should not have http://other-iris-api-0:8000/metrics
          another Service     | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml alertmanager-service;web -> alertmanager-peers;web | alerting: lacks http://alertmanager-0:9093/api/v2/alerts
          labels not honored  | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml honor_labels: true -> honor_labels: false   | job kube-state-metrics: lacks label pod of the rules
          renamed job         | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml job_name: grafana -> job_name: dashboards   | job dashboards: should not have http://grafana-0:3000/metrics
          job of the rules    | prod    | ConfigMap/prometheus-config      | edit /data/prometheus.yml job_name: cadvisor -> job_name: kubelet     | job cadvisor: the rules read it, but prometheus.yml lacks it
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }

  /** The labels that are replaced agree with the recording: dev is what ran in the cluster. */
  @ParameterizedTest
  @MethodSource("recorded")
  void discoveryOfDev_agreesWithTheRecording(RecordedTarget recorded) {
    int replica = recorded.discovered("pod_ready").equals("true") ? 0 : 1;
    Map<String, String> expected = new TreeMap<>(recorded.discovered());
    expected.keySet().removeIf(OF_CLUSTER.asPredicate());
    expected.replaceAll((name, value) -> recorded.asReplica(value, replica));

    assertThat(discoveredOfDev(recorded.asReplica(recorded.address(), replica)))
        .isEqualTo(expected);
  }

  private static Map<String, String> discoveredOfDev(String address) {
    Rendered dev = Kustomization.named("dev").rendered();
    return Discovery.endpoints(dev, "mlops")
        .valueStream()
        .filter(target -> target.at("/targets/0").asText().equals(address))
        .map((JsonNode target) -> KubeObject.texts(target.path("labels")))
        .findFirst()
        .orElseThrow();
  }
}
