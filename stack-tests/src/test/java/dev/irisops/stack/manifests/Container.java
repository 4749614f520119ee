package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A container of a pod.
 *
 * @param init whether it runs before the others
 */
record Container(Pod pod, boolean init, JsonNode tree) {
  String name() {
    return tree.path("name").asText();
  }

  /** Whether it runs beside the others, and not to an end before them. */
  boolean staysUp() {
    return !pod.isBatch() && (!init || tree.path("restartPolicy").asText().equals("Always"));
  }

  @Override
  public String toString() {
    return pod + " container " + name();
  }
}
