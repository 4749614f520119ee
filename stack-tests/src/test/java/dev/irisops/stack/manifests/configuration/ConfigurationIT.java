package dev.irisops.stack.manifests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configuration that a program would refuse, or never read, is reported. */
class ConfigurationIT extends ManifestCheck {
  ConfigurationIT() {
    super(Configuration::problems);
  }

  @Override
  protected Stream<Kustomization> kustomizations() {
    return Kustomization.all().stream();
  }

  /** A Prometheus that is not ours has rules about itself. */
  @Test
  void existingPrometheus_getsAllRulesButThoseAboutOurMonitoring() {
    List<Path> files =
        Repository.files("alert-rules", ".yml").stream()
            .filter(file -> !file.endsWith("monitoring.yml"))
            .toList();

    assertThat(
            OperatedPrometheus.groups(
                Kustomization.named("dev-with-existing-prometheus").rendered()))
        .isEqualTo(OperatedPrometheus.groups(files))
        .isNotEmpty();
  }

  /** By default, kube-prometheus-stack reads objects of its own Helm release only. */
  @Test
  void existingPrometheus_selectsEveryObjectForIt() {
    assertThat(
            Kustomization.named("dev-with-existing-prometheus")
                .rendered()
                .ofKind("ServiceMonitor", "PrometheusRule"))
        .hasSize(2)
        .allMatch(object -> object.labels().get("release").equals("kube-prometheus-stack"));
  }

  /** The priority stays, because the blackbox exporter has it, which stays too. */
  @Test
  void existingPrometheus_replacesAllOfOurMonitoring() {
    assertThat(Kustomization.named("dev-with-existing-prometheus").rendered().objects())
        .filteredOn(object -> "monitoring".equals(object.labels().get("component")))
        .filteredOn(object -> !object.kind().equals("PriorityClass"))
        .hasSameSizeAs(Repository.files("grafana-dashboards", ".json"))
        .allSatisfy(
            object -> {
              assertThat(object.toString()).startsWith("ConfigMap/grafana-dashboards-");
              assertThat(object.labels()).containsEntry("grafana_dashboard", "1");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "prod, []",
    "dev-with-tracing-datasource, '[[{\"name\":\"trace_id\",\"datasourceUid\":\"tempo\"}]]'"
  })
  void exemplars_leadToTempo_withTheComponentOnly(String kustomization, String destinations) {
    String file =
        Kustomization.named(kustomization).rendered().file("grafana-config", "datasources.yaml");

    assertThat(Json.readYaml(file).findValues("exemplarTraceIdDestinations"))
        .hasToString(destinations);
  }

  @Test
  void traces_areSentByEveryModelService() {
    Rendered rendered = Kustomization.named("dev-with-tracing-with-second-model").rendered();

    assertThat(rendered.pods())
        .filteredOn(pod -> pod.labels().containsKey("irisops.dev/role"))
        .filteredOn(pod -> pod.labels().get("irisops.dev/role").equals("model-api"))
        .hasSize(2)
        .allSatisfy(
            pod ->
                assertThat(pod.spec().at("/containers/0/env").toString())
                    .contains(
                        variable("OTEL_TRACES_EXPORTER", "otlp"),
                        variable("OTEL_EXPORTER_OTLP_ENDPOINT", Externals.COLLECTOR_URL),
                        variable("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
                        variable("OTEL_TRACES_SAMPLER_ARG", "0.01")));
  }

  private static String variable(String name, String value) {
    return "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value);
  }

  /** The operator makes it of its own object, not of remote-write.yml. */
  @Test
  void remoteWrite_goesToTheSameAddress_withTheOperator() {
    Rendered plain = Kustomization.named("dev-with-remote-write").rendered();
    Rendered operated =
        Kustomization.named("dev-with-remote-write-with-prometheus-operator").rendered();
    JsonNode written =
        Json.readYaml(plain.file("prometheus-config", "prometheus.yml")).at("/remote_write/0");
    JsonNode made = operated.get("Prometheus", "prometheus").spec().at("/remoteWrite/0");

    assertThat(written.path("url").asText()).startsWith("https://");
    assertThat(made.path("url")).isEqualTo(written.path("url"));
    assertThat(made.path("name")).isEqualTo(written.path("name"));
    assertThat(made.path("sendExemplars")).isEqualTo(written.path("send_exemplars"));
    assertThat(made.at("/basicAuth/username/name").asText())
        .isIn(Externals.SECRETS_OF_COMPONENTS.keySet());
  }
}
