package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped {@code prometheus.yml} makes of what Kubernetes discovers. */
class DiscoveryIT {
  private static final Path DISCOVERY =
      Repository.root().resolve("stack-tests/src/test/resources/discovery");
  private static final String POD_1 = "pod=iris-api-6d4b75cb6d-hwtkq";
  private static final String POD_2 = "pod=iris-api-6d4b75cb6d-q9zrm";

  private static final PrometheusConfig SHIPPED = PrometheusConfig.shipped();

  @TempDir Path temp;

  @Test
  void configurationWithItsRules_isValid() {
    Repository.write(temp.resolve("account/token"), "token");
    Repository.write(temp.resolve("account/ca.crt"), "certificate");
    Path file =
        write(
            SHIPPED
                .readingRulesOf(Repository.root().resolve("alert-rules"))
                .withServiceAccountIn(temp.resolve("account")));

    assertThat(
            Tool.PROMTOOL
                .command("check", "config", "--lint=all", "--lint-fatal", file.toString())
                .output())
        .contains("is valid prometheus config file syntax", "5 rule files found");
  }

  @Test
  void jobs_areThoseOfTheContract() {
    assertThat(SHIPPED.jobs())
        .containsExactlyInAnyOrder(
            "iris-api",
            "iris-api-runtime",
            "kube-state-metrics",
            "cadvisor",
            "prometheus",
            "alertmanager",
            "grafana");
  }

  @Test
  void scrapesAndEvaluations_areEvery15Seconds() {
    JsonNode global = SHIPPED.tree().path("global");

    for (String interval : List.of("scrape_interval", "evaluation_interval")) {
      assertThat(Duration.parse(global.path(interval).asText())).hasToString("15000ms");
    }
    assertThat(SHIPPED.tree().findValues("scrape_interval")).hasSize(1);
  }

  @Test
  void exemplars_areStored() {
    assertThat(SHIPPED.tree().path("storage").path("exemplars").path("max_exemplars").asInt())
        .isPositive();
  }

  @Test
  void everyEndpointSlice_isOfTheOwnNamespace() {
    List<JsonNode> configs = new ArrayList<>();
    PrometheusConfig.discovering(SHIPPED.tree())
        .forEach(job -> job.path("kubernetes_sd_configs").forEach(configs::add));

    assertThat(configs)
        .hasSize(8)
        .allMatch(
            config ->
                config.path("role").asText().equals("node")
                    || config.path("namespaces").path("own_namespace").asBoolean());
  }

  @Test
  void api_isBothPodsReadyOrNot() {
    assertThat(targets("iris-api"))
        .containsExactly(
            "http://10.244.1.7:8000/metrics {namespace=mlops, " + POD_1 + "}",
            "http://10.244.2.4:8000/metrics {namespace=mlops, " + POD_2 + "}");
  }

  @Test
  void runtime_isTheOtherPortOfTheSamePods() {
    assertThat(targets("iris-api-runtime"))
        .containsExactly(
            "http://10.244.1.7:9080/metrics {namespace=mlops, " + POD_1 + "}",
            "http://10.244.2.4:9080/metrics {namespace=mlops, " + POD_2 + "}");
  }

  @Test
  void monitoring_isOnePodEach() {
    assertThat(targets("prometheus"))
        .containsExactly("http://10.244.1.8:9090/metrics {namespace=mlops, pod=prometheus-0}");
    assertThat(targets("alertmanager"))
        .containsExactly("http://10.244.1.9:9093/metrics {namespace=mlops, pod=alertmanager-0}");
    assertThat(targets("grafana"))
        .containsExactly(
            "http://10.244.2.5:3000/metrics {namespace=mlops, pod=grafana-7f9c6d8b5-2xv8m}");
  }

  /** Without labels of its own pod: its page names the pods that it reports on. */
  @Test
  void kubeStateMetrics_isItsPageAndNotItsTelemetry() {
    assertThat(targets("kube-state-metrics")).containsExactly("http://10.244.2.6:8080/metrics {}");
    assertThat(job("kube-state-metrics").path("honor_labels").asBoolean()).isTrue();
  }

  @Test
  void cadvisor_isEachKubelet() {
    assertThat(targets("cadvisor"))
        .containsExactly(
            "https://172.18.0.3:10250/metrics/cadvisor {node=worker-1}",
            "https://172.18.0.4:10250/metrics/cadvisor {node=worker-2}");
    assertThat(job("cadvisor").path("honor_labels").asBoolean()).isTrue();
  }

  @Test
  void alertmanager_isToldAtItsPortOnly() {
    assertThat(targets("to tell")).containsExactly("http://10.244.1.9:9093/metrics {}");
  }

  private static JsonNode job(String name) {
    for (JsonNode job : SHIPPED.tree().path("scrape_configs")) {
      if (job.path("job_name").asText().equals(name)) {
        return job;
      }
    }
    throw new AssertionError("no job " + name);
  }

  /** Address and labels of what a job keeps; {@code job} and {@code instance} go without saying. */
  private TreeSet<String> targets(String job) {
    Path file = write(SHIPPED.discoveringFrom(DISCOVERY).withAlertmanagersAsJob("to tell"));
    JsonNode found =
        Json.read(
            Tool.PROMTOOL
                .command("check", "service-discovery", "--timeout=2s", file.toString(), job)
                .with("CLUSTER", "test")
                .with("ENVIRONMENT", "test")
                .with("POD_NAME", "prometheus-0")
                .output());
    TreeSet<String> kept = new TreeSet<>();
    for (JsonNode target : found) {
      if (target.path("labels").isObject() && !target.path("labels").isEmpty()) {
        kept.add(described(target.path("labels"), job));
      }
    }
    return kept;
  }

  private static String described(JsonNode target, String job) {
    Map<String, String> labels = new TreeMap<>();
    target.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    assertThat(labels.remove("job")).isEqualTo(job);
    String url =
        labels.remove("__scheme__")
            + "://"
            + labels.remove("__address__")
            + labels.remove("__metrics_path__");
    labels.remove("instance");
    labels.keySet().removeIf(name -> name.startsWith("__"));
    return url + " " + labels;
  }

  private Path write(PrometheusConfig config) {
    return Repository.write(temp.resolve("prometheus.yml"), config.text());
  }
}
