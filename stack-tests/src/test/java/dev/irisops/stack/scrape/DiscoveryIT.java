package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs, intervals and discovery of the shipped {@code prometheus.yml}. */
class DiscoveryIT {
  private static final PrometheusConfig SHIPPED = PrometheusConfig.shipped();

  @TempDir Path temp;

  @Test
  void configurationWithItsRules_isValid() {
    Repository.write(temp.resolve("account/token"), "token");
    Repository.write(temp.resolve("account/ca.crt"), "certificate");
    PrometheusConfig readable =
        SHIPPED
            .readingRulesOf(Repository.root().resolve("alert-rules"))
            .withServiceAccountIn(temp.resolve("account"));
    Path file = Repository.write(temp.resolve("prometheus.yml"), readable.text());

    assertThat(
            Tool.PROMTOOL
                .command("check", "config", "--lint=all", "--lint-fatal", file.toString())
                .output())
        .contains(
            "is valid prometheus config file syntax",
            Repository.files("alert-rules", ".yml").size() + " rule files found");
  }

  @Test
  void jobs_areThoseOfTheContract() {
    assertThat(SHIPPED.jobs())
        .containsExactlyInAnyOrder(
            "model-api",
            "kube-state-metrics",
            "cadvisor",
            "kubelet",
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
    assertThat(SHIPPED.tree().at("/storage/exemplars/max_exemplars").asInt()).isPositive();
  }

  @Test
  void everyDiscovery_isOfTheOwnNamespace() {
    assertThat(SHIPPED.discoveries())
        .hasSize(8)
        .allMatch(config -> config.at("/namespaces/own_namespace").asBoolean());
  }

  /** A second model service and another namespace need no change. */
  @Test
  void configuration_namesNoModelServiceAndNoNamespace() {
    assertThat(SHIPPED.text()).doesNotContain("iris-api", "mlops");
  }

  @Test
  void pagesAboutOtherPods_areThoseOfTheCluster() {
    assertThat(SHIPPED.jobs())
        .filteredOn(SHIPPED::reportsOnOthers)
        .containsExactlyInAnyOrder("kube-state-metrics", "cadvisor", "kubelet");
  }

  /** Their times are up to a minute old, with which a container that stops would not end. */
  @Test
  void timesOfKubelets_areIgnored() {
    assertThat(SHIPPED.tree().path("scrape_configs"))
        .filteredOn(job -> job.path("metrics_path").asText().equals("/metrics/cadvisor"))
        .singleElement()
        .matches(job -> job.has("honor_timestamps") && !job.path("honor_timestamps").asBoolean());
  }
}
