package dev.irisops.stack.manifests.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
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

  TargetsIT() {
    super(Targets::problems);
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

  private static Map<String, String> discoveredOfDev(String address) {
    Rendered dev = Kustomization.named("dev").rendered();
    return ClusterTargets.endpoints(dev, "mlops")
        .valueStream()
        .filter(target -> target.at("/targets/0").asText().equals(address))
        .map((JsonNode target) -> KubeObject.texts(target.path("labels")))
        .findFirst()
        .orElseThrow();
  }
}
