package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.edit;
import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@link Check#TARGETS} reports what Prometheus does not find, or should not: each mistake made in
 * what is rendered is discovered by a Prometheus of its own, several at a time, for it takes five
 * seconds until it looks.
 */
class TargetsIT {
  private static final int AT_A_TIME = 5;
  private static final String API = "Service/iris-api-service";
  private static final String CONFIG = "ConfigMap/prometheus-config";
  private static final String FILE = "/data/prometheus.yml";
  private static final String POD_1 = "iris-api-6d4b75cb6d-hwtk0";
  private static final String POD_2 = "iris-api-6d4b75cb6d-hwtk1";

  private static Stream<Mutation> mistakesOfObjects() {
    return Stream.of(
        set(
            "dev",
            API,
            "/spec/ports/0/name",
            "\"api\"",
            "job iris-api: lacks http://" + POD_1 + ":8000/metrics"),
        set(
            "staging",
            API,
            "/spec/ports/0/targetPort",
            "\"management\"",
            "job iris-api: should not have http://" + POD_2 + ":9080/metrics"),
        remove(
            "staging",
            "Deployment/iris-api",
            "/spec/template/metadata/labels/app",
            "job iris-api-runtime: lacks http://" + POD_2 + ":9080/metrics"),
        set(
            "prod",
            "Service/grafana-service",
            "/spec/selector/app",
            "\"graphana\"",
            "job grafana: lacks http://grafana-6d4b75cb6d-hwtk0:3000/metrics"),
        set(
            "prod",
            "Service/kube-state-metrics-service",
            "/metadata/name",
            "\"kube-state-metrics\"",
            "job kube-state-metrics: lacks http://kube-state-metrics-6d4b75cb6d-hwtk0:8080"),
        set(
            "prod",
            "Service/alertmanager-service",
            "/metadata/namespace",
            "\"default\"",
            "alerting: lacks http://alertmanager-2:9093/api/v2/alerts"),
        set(
            "staging",
            "ConfigMap/prometheus-environment",
            "/data/ENVIRONMENT",
            "\"prod\"",
            "external_labels: are {cluster=mlops-staging, environment=prod, replica=prometheus-0}"));
  }

  private static Stream<Mutation> mistakesOfConfiguration() {
    return Stream.of(
        config(
            "target_label: pod",
            "target_label: pod_name",
            "job prometheus: lacks http://prometheus-1:9090/metrics {instance=prometheus-1:9090,"),
        config(
            "endpointslice_port_name]\n        regex: iris-api-service;http",
            "endpointslice_port_name, __meta_kubernetes_pod_ready]\n"
                + "        regex: iris-api-service;http;true",
            "job iris-api: lacks http://" + POD_2 + ":8000/metrics"),
        config(
            "kube-state-metrics-service;http",
            "kube-state-metrics-service;.*",
            "job kube-state-metrics: should not have http://kube-state-metrics-6d4b75cb6d-hwtk0:8081"),
        config(
            "alertmanager-service;web",
            "alertmanager-peers;web",
            "alerting: lacks http://alertmanager-0:9093/api/v2/alerts"),
        config(
            "honor_labels: true",
            "honor_labels: false",
            "job kube-state-metrics: rules read its label pod"),
        config(
            "job_name: grafana",
            "job_name: dashboards",
            "job dashboards: should not have http://grafana-6d4b75cb6d-hwtk0:3000/metrics"),
        config(
            "job_name: cadvisor",
            "job_name: kubelet",
            "job cadvisor: rules read it, prometheus.yml does not have it"));
  }

  private static Mutation config(String old, String fresh, String words) {
    return edit("prod", CONFIG, FILE, old, fresh, words);
  }

  @Test
  void everyMistake_isReported() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (Future<?> report : threads.invokeAll(reports())) {
        report.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Callable<Object>> reports() {
    return Stream.concat(mistakesOfObjects(), mistakesOfConfiguration())
        .map(mistake -> Executors.callable(() -> mistake.assertReportedBy(Check.TARGETS)))
        .toList();
  }

  /** Neither a port that no Service names nor a Service with a similar name adds a target. */
  @Test
  void neighbours_changeNothing() {
    Rendered crowded = Kustomization.named("dev").rendered().with(TargetsIT::addDebugPort);
    List<KubeObject> objects = new ArrayList<>(crowded.objects());
    objects.add(namesake(crowded.get("Service", "iris-api-service")));

    assertThat(Check.TARGETS.problems(new Rendered(crowded.origin(), objects))).isEmpty();
  }

  private static void addDebugPort(Rendered rendered) {
    JsonNode ports =
        rendered.get("Deployment", "iris-api").tree().at("/spec/template/spec/containers/0/ports");
    ((ArrayNode) ports).addObject().put("name", "debug").put("containerPort", 7777);
  }

  private static KubeObject namesake(KubeObject service) {
    ObjectNode tree = service.tree().deepCopy();
    ((ObjectNode) tree.path("metadata")).put("name", "not-" + service.name());
    return new KubeObject(tree);
  }
}
