package dev.irisops.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.alerting.AlertmanagerConfig;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** compose.yaml runs what the manifests deploy; containers themselves are not started here. */
class ComposeIT {
  private static final Compose COMPOSE = Compose.shipped();
  private static final Rendered DEV = Kustomization.named("dev").rendered();

  @Test
  void file_followsTheSpecification() {
    assertThat(COMPOSE.problems()).isEmpty();
  }

  @Test
  void unknownField_isReported() {
    ObjectNode changed = COMPOSE.tree().deepCopy();
    ((ObjectNode) changed.path("services").path("grafana")).put("readonly", true);

    assertThat(new Compose(changed).problems()).hasSize(1).first().asString().contains("readonly");
  }

  @Test
  void images_areThoseOfTheManifests() {
    TreeMap<String, String> expected = new TreeMap<>();
    expected.put("iris-api", "docker.io/irisops/iris-api:dev");
    expected.put(
        "demo",
        Repository.text("iris-war/Containerfile")
            .lines()
            .filter(line -> line.startsWith("FROM "))
            .findFirst()
            .orElseThrow()
            .substring(5));
    for (String program : List.of("prometheus", "alertmanager", "grafana")) {
      expected.put(program, container(program).path("image").asText());
    }

    assertThat(COMPOSE.images()).isEqualTo(expected);
  }

  private static JsonNode container(String program) {
    return DEV.objects().stream()
        .filter(one -> one.name().equals(program) && one.spec().has("template"))
        .findFirst()
        .orElseThrow()
        .spec()
        .at("/template/spec/containers/0");
  }

  @Test
  void ports_areOnLoopbackOnly() {
    assertThat(COMPOSE.ports())
        .isNotEmpty()
        .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
  }

  @Test
  void mountedFiles_exist_andAreReadOnly() {
    assertThat(COMPOSE.volumes())
        .isNotEmpty()
        .allSatisfy(
            volume -> {
              assertThat(Repository.root().resolve(volume.split(":")[0])).exists();
              assertThat(volume).contains(":ro");
            });
  }

  @Test
  void prometheus_hasTheArgumentsOfTheStatefulSet() {
    assertThat(COMPOSE.service("prometheus").path("command"))
        .isEqualTo(container("prometheus").path("args"));
  }

  @Test
  void prometheusConfiguration_differsInDiscoveryOnly() {
    String expected =
        PrometheusConfig.shipped()
            .discoveringFrom(Path.of("/etc/prometheus/targets"))
            .withoutTls()
            .text();

    assertThat(Json.readYaml(Repository.text("demo/compose/prometheus.yml")))
        .isEqualTo(Json.read(expected));
  }

  @Test
  void alertmanagerConfiguration_differsInReceiversOnly() {
    String expected =
        AlertmanagerConfig.shipped()
            .deliveringTo(receiver -> "http://demo:8080/messages/" + receiver)
            .text();

    assertThat(Json.readYaml(Repository.text("demo/compose/alertmanager.yml")))
        .isEqualTo(Json.read(expected));
  }

  @Test
  void grafana_reachesItsDataSourcesByTheNamesOfTheCluster() {
    String sources = Repository.text("kustomize/base/grafana/datasources.yaml");

    assertThat(Pattern.compile("url: http://([\\w-]+):").matcher(sources).results())
        .extracting(match -> match.group(1))
        .hasSize(2)
        .isSubsetOf(COMPOSE.hosts());
  }

  @Test
  void targets_areAllJobs_underNamesOfServices() {
    PrometheusConfig config =
        PrometheusConfig.parse(
            Repository.text("demo/compose/prometheus.yml")
                .replace(
                    "/etc/prometheus/targets",
                    Repository.root().resolve("demo/compose/targets").toString()));
    try (Prometheus prometheus = start(config)) {
      Waiting.untilAsserted(
          () ->
              assertThat(targets(prometheus))
                  .containsExactly(
                      "alertmanager alertmanager:9093",
                      "cadvisor demo:8082",
                      "grafana grafana:3000",
                      "iris-api iris-api:8000",
                      "iris-api-runtime iris-api:9080",
                      "kube-state-metrics demo:8081",
                      "kubelet demo:8082",
                      "prometheus localhost:9090"));
    }
  }

  /** Behind a port on which nothing listens, so that no name is looked up. */
  private static Prometheus start(PrometheusConfig config) {
    ObjectNode tree = (ObjectNode) Json.read(config.text());
    tree.path("scrape_configs")
        .forEach(job -> ((ObjectNode) job).put("proxy_url", "http://localhost:" + FreePort.next()));
    tree.remove(List.of("rule_files", "alerting"));
    return Prometheus.start(
        tree.toString(),
        FreePort.next(),
        Map.of("NAMESPACE", "mlops", "ENVIRONMENT", "demo", "POD_NAME", "prometheus"),
        List.of());
  }

  private static TreeSet<String> targets(Prometheus prometheus) {
    TreeSet<String> targets = new TreeSet<>();
    for (JsonNode target : prometheus.call("/api/v1/targets?state=active").path("activeTargets")) {
      String host = target.path("scrapeUrl").asText().replaceAll("http://([^/]+)/.*", "$1");
      targets.add(target.at("/labels/job").asText() + " " + host);
    }
    return targets;
  }

  @Test
  void demo_startsFromItsJar_andWaitsForTheService() throws Exception {
    Path folder = WorkFolder.create("demo");
    Path jar = Repository.root().resolve("demo/target/demo.jar");
    assertThat(Files.exists(jar)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "DEMO_PORT",
                "0",
                "DEMO_SERVICE",
                "http://localhost:" + FreePort.next(),
                "DEMO_API_KEY",
                "dev",
                "DEMO_PROMETHEUS",
                "http://localhost:" + FreePort.next(),
                "DEMO_TABLE",
                Repository.root() + "/model-training/src/main/data/iris.csv",
                "DEMO_LINKS",
                COMPOSE.service("demo").at("/environment/DEMO_LINKS").asText(),
                "DEMO_RECORDINGS",
                recordings()));

    try (Program demo = Program.start(builder, folder)) {
      demo.await("it waits for the service", () -> demo.console().contains("does not answer"));
    }
  }

  /** Returns the recordings of compose.yaml with the files of this machine, on any ports. */
  private static String recordings() {
    Path samples = Repository.root().resolve("stack-tests/src/test/resources/samples");
    return Pattern.compile("\\d+=/recordings/")
        .matcher(COMPOSE.service("demo").at("/environment/DEMO_RECORDINGS").asText())
        .replaceAll((MatchResult any) -> FreePort.next() + "=" + samples + "/");
  }
}
