package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A container of a pod.
 *
 * @param init true if it is one of the init containers
 */
public record Container(Pod pod, boolean init, JsonNode tree) {
  public String name() {
    return tree.path("name").asText();
  }

  public String image() {
    return tree.path("image").asText();
  }

  /** Returns true if it runs as long as its pod, as a sidecar does too. */
  public boolean staysUp() {
    return !pod.isBatch() && (!init || tree.path("restartPolicy").asText().equals("Always"));
  }

  @Override
  public String toString() {
    return pod + " container " + name();
  }
}
