package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.util.List;

/**
 * The pods that the Prometheus Operator makes of a {@code Prometheus}. Port, probes and hardening
 * of the container are those of its {@code pkg/prometheus/server/statefulset.go}; the rest is
 * copied from the object.
 */
final class OperatorPod {
  private static final String CONTAINER =
      """
      {"name": "prometheus",
       "ports": [{"name": "web", "containerPort": 9090, "protocol": "TCP"}],
       "startupProbe": {"httpGet": {"path": "/-/ready", "port": "web"}},
       "livenessProbe": {"httpGet": {"path": "/-/healthy", "port": "web"}},
       "readinessProbe": {"httpGet": {"path": "/-/ready", "port": "web"}},
       "securityContext": {
         "readOnlyRootFilesystem": true,
         "allowPrivilegeEscalation": false,
         "capabilities": {"drop": ["ALL"]}}}""";

  private static final List<String> OF_THE_POD =
      List.of(
          "serviceAccountName",
          "priorityClassName",
          "automountServiceAccountToken",
          "enableServiceLinks",
          "securityContext",
          "topologySpreadConstraints",
          "affinity",
          "volumes");

  private OperatorPod() {}

  /** A pod template. */
  static JsonNode template(JsonNode prometheus) {
    ObjectNode template = Json.MAPPER.createObjectNode();
    template.set("metadata", prometheus.path("podMetadata"));
    ObjectNode spec = template.putObject("spec");
    for (String field : OF_THE_POD) {
      if (prometheus.has(field)) {
        spec.set(field, prometheus.path(field));
      }
    }
    ObjectNode container = (ObjectNode) Json.read(CONTAINER);
    for (String field : List.of("image", "resources", "volumeMounts")) {
      if (prometheus.has(field)) {
        container.set(field, prometheus.path(field));
      }
    }
    for (JsonNode merged : prometheus.path("containers")) {
      if (merged.path("name").equals(container.path("name"))) {
        container.setAll((ObjectNode) merged);
      }
    }
    spec.putArray("containers").add(container);
    return template;
  }
}
