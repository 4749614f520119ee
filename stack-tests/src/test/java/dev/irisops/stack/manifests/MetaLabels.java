package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.util.Map;
import java.util.TreeMap;

/** The labels that Prometheus gives to what it discovers in Kubernetes, before it relabels. */
final class MetaLabels {
  private static final String PREFIX = "__meta_kubernetes_";

  private final Map<String, String> labels = new TreeMap<>();

  /**
   * Adds a label.
   *
   * @param name without the prefix that all have
   */
  MetaLabels put(String name, Object value) {
    labels.put(PREFIX + name, value.toString());
    return this;
  }

  /** What every object has: a name, and twice each label and annotation. */
  MetaLabels object(
      String role, String name, Map<String, String> labels, Map<String, String> annotations) {
    put(role + "_name", name);
    putEach(role + "_label", labels);
    putEach(role + "_annotation", annotations);
    return this;
  }

  private void putEach(String kind, Map<String, String> values) {
    values.forEach(
        (key, value) -> {
          String name = key.replaceAll("[^a-zA-Z0-9_]", "_");
          put(kind + "_" + name, value);
          put(kind + "present_" + name, true);
        });
  }

  /** Adds all of another, which may be more particular. */
  MetaLabels with(MetaLabels others) {
    labels.putAll(others.labels);
    return this;
  }

  /** Overrules what Prometheus makes of the address. */
  MetaLabels withInstance(String instance) {
    labels.put("instance", instance);
    return this;
  }

  /** A target, in the form of {@code file_sd_configs}. */
  ObjectNode at(String address) {
    ObjectNode target = Json.MAPPER.createObjectNode();
    target.putArray("targets").add(address);
    labels.forEach(target.putObject("labels")::put);
    return target;
  }
}
