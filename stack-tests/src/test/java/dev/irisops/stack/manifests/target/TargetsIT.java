package dev.irisops.stack.manifests.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final String SERVICE = "/labels/" + ClusterTargets.META + "service_name";

  static Stream<RecordedTarget> recorded() {
    return RecordedTarget.ofPods();
  }

  TargetsIT() {
    super(Targets::problems);
  }

  @Override
  protected Stream<Kustomization> kustomizations() {
    return Kustomization.all().stream();
  }

  /** The labels that are replaced agree with the recording: dev is what ran in the cluster. */
  @ParameterizedTest
  @MethodSource("recorded")
  void discoveryOfDev_agreesWithTheRecording(RecordedTarget recorded) {
    boolean ready = recorded.discovered("pod_ready").equals("true");
    String replica = recorded.app() + (ready ? "-0" : "-1");
    Map<String, String> expected = new TreeMap<>(recorded.discovered());
    expected.keySet().removeIf(OF_CLUSTER.asPredicate());
    expected.replaceAll((name, value) -> recorded.renamed(value, replica));

    assertThat(discoveredOfDev(recorded.renamed(recorded.address(), replica))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev-with-second-model",
        "prod-with-second-model",
        "prod-with-existing-prometheus-with-second-model"
      })
  void secondModelService_isDiscovered(String kustomization) {
    Rendered two = Kustomization.named(kustomization).rendered();

    assertThat(new ExpectedTargets(two).byJob()).containsKeys("orders", "orders-runtime");
    assertThat(Targets.problems(two)).isEmpty();
  }

  @Test
  void secondPublicAddress_isProbed() {
    Rendered prod = Kustomization.named("prod-with-second-model").rendered();
    String second = prod.get("Ingress", "iris-api").tree().toString().replace("iris-api", "orders");
    List<KubeObject> objects = new ArrayList<>(prod.objects());
    objects.add(new KubeObject((ObjectNode) Json.read(second)));
    Rendered two = new Rendered(prod.origin(), objects);

    assertThat(new ExpectedTargets(two).byJob())
        .hasEntrySatisfying("probe", targets -> assertThat(targets).hasSize(2));
    assertThat(Targets.problems(two)).isEmpty();
  }

  @Test
  void anotherNamespace_needsNothingButItsName() {
    Rendered elsewhere = Kustomization.named("prod").in("shop").rendered();

    assertThat(new ExpectedTargets(elsewhere).namespace()).isEqualTo("shop");
    assertThat(Targets.problems(elsewhere)).isEmpty();
  }

  /** Discovery finds the same targets; these settings decide which of their series are kept. */
  @ParameterizedTest
  @ValueSource(strings = {"cadvisor", "kubelet"})
  void kubelets_areScrapedAlikeByTheOperator(String job) {
    Rendered operated = Kustomization.named("dev-with-prometheus-operator").rendered();
    Rendered dev = Kustomization.named("dev").rendered();
    JsonNode ofOperator = job(OperatedConfig.of(operated), "ScrapeConfig/" + job);
    JsonNode plain = job(dev.file("prometheus-config", "prometheus.yml"), job);

    assertThat(ofOperator.path("metric_relabel_configs"))
        .isNotEmpty()
        .isEqualTo(plain.path("metric_relabel_configs"));
    assertThat(ofOperator.path("honor_timestamps")).isEqualTo(plain.path("honor_timestamps"));
  }

  private static JsonNode job(String configuration, String name) {
    return Json.readYaml(configuration)
        .path("scrape_configs")
        .valueStream()
        .filter(job -> job.path("job_name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "prod-with-prometheus-operator", "prod-with-existing-prometheus"})
  void publicAddress_isProbed(String kustomization) {
    assertThat(new ExpectedTargets(Kustomization.named(kustomization).rendered()).byJob())
        .hasEntrySatisfying("probe", targets -> assertThat(targets).hasSize(1));
  }

  private static Map<String, String> discoveredOfDev(String address) {
    Rendered dev = Kustomization.named("dev").rendered();
    return ClusterTargets.endpoints(dev, "mlops")
        .valueStream()
        .filter(target -> target.at("/targets/0").asText().equals(address))
        .filter(target -> !target.at(SERVICE).asText().endsWith("-peers"))
        .map((JsonNode target) -> KubeObject.texts(target.path("labels")))
        .findFirst()
        .orElseThrow();
  }
}
