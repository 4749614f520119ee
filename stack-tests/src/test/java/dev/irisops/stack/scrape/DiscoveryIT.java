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
    assertThat(SHIPPED.tree().at("/storage/exemplars/max_exemplars").asInt()).isPositive();
  }

  @Test
  void everyEndpointSlice_isOfTheOwnNamespace() {
    assertThat(SHIPPED.discoveries())
        .hasSize(8)
        .allMatch(
            config ->
                config.path("role").asText().equals("node")
                    || config.at("/namespaces/own_namespace").asBoolean());
  }

  /** Their pages name other pods, whose labels must stay. */
  @Test
  void honoredLabels_areThoseOfPagesAboutOtherPods() {
    assertThat(SHIPPED.jobs())
        .filteredOn(SHIPPED::honorsLabels)
        .containsExactlyInAnyOrder("kube-state-metrics", "cadvisor");
  }
}
