package dev.irisops.stack.manifests.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A target that Prometheus had in a real cluster in which the overlay dev ran.
 *
 * @param tree the target as {@code /api/v1/targets} returns it
 */
record RecordedTarget(JsonNode tree) {
  private static final List<RecordedTarget> ALL =
      Json.read(Repository.text("stack-tests/src/test/resources/samples/prometheus-targets.json"))
          .path("activeTargets")
          .valueStream()
          .map(RecordedTarget::new)
          .toList();

  /** The targets that are ports of Services. */
  static Stream<RecordedTarget> ofPods() {
    return ALL.stream().filter(target -> !target.isNode());
  }

  /** The targets that are kubelets. */
  static Stream<RecordedTarget> ofNodes() {
    return ALL.stream().filter(RecordedTarget::isNode);
  }

  private boolean isNode() {
    return discovered("endpointslice_name").isEmpty();
  }

  /** The pod's label {@code app}; for a kubelet, that of the pod by which it was found. */
  String app() {
    return discovered("pod_label_app");
  }

  String job() {
    return tree.at("/labels/job").asText();
  }

  String address() {
    return tree.at("/discoveredLabels/__address__").asText();
  }

  /** A label of discovery, named without its prefix; empty if there is none. */
  String discovered(String name) {
    return tree.path("discoveredLabels").path(ClusterTargets.META + name).asText();
  }

  /** The labels of discovery, without the address and those of the scrape configuration. */
  Map<String, String> discovered() {
    Map<String, String> labels = KubeObject.texts(tree.path("discoveredLabels"));
    labels.keySet().removeIf(name -> !name.startsWith(ClusterTargets.META));
    return labels;
  }

  /** The descriptions of the target, one for each node, or for each replica of its pod. */
  Stream<String> descriptions() {
    return isNode()
        ? ClusterTargets.NODES.entrySet().stream().map(n -> onNode(n.getKey(), n.getValue()))
        : IntStream.range(0, ClusterTargets.REPLICAS)
            .mapToObj(number -> renamed(describe(tree), app() + "-" + number));
  }

  private String onNode(String node, String ip) {
    return describe(tree)
        .replace(discovered("pod_host_ip"), ip.contains(":") ? "[" + ip + "]" : ip)
        .replace("=" + discovered("pod_node_name"), "=" + node);
  }

  /** A text with a name in place of the name and the address of the recorded pod. */
  String renamed(String text, String pod) {
    return text.replace(discovered("pod_name"), pod).replace(discovered("pod_ip"), pod);
  }

  /** The URL of a target, and its labels without {@code job}. */
  static String describe(JsonNode target) {
    Map<String, String> labels = KubeObject.texts(target.path("labels"));
    labels.remove("job");
    return target.path("scrapeUrl").asText() + " " + labels;
  }
}
