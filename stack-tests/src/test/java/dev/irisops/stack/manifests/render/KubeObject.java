package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** An object as it would be applied. */
public record KubeObject(ObjectNode tree) {
  /** Kustomize's hash: hexadecimal digits, five of them replaced so that they spell no word. */
  private static final String SUFFIX = "-[bcdf2456789ghkmt]{10}$";

  /** Version and kind, for instance {@code apps/v1 Deployment}. */
  public String type() {
    return tree.path("apiVersion").asText() + " " + kind();
  }

  public String kind() {
    return tree.path("kind").asText();
  }

  public String name() {
    return metadata().path("name").asText();
  }

  /** The name without kustomize's hash suffix. */
  public String stem() {
    return stem(name());
  }

  /** Returns a name without kustomize's hash suffix. */
  public static String stem(String name) {
    return name.replaceFirst(SUFFIX, "");
  }

  /** The namespace; empty for an object without one. */
  public String namespace() {
    return metadata().path("namespace").asText();
  }

  public Map<String, String> labels() {
    return texts(metadata().path("labels"));
  }

  public Map<String, String> annotations() {
    return texts(metadata().path("annotations"));
  }

  private JsonNode metadata() {
    return tree.path("metadata");
  }

  public JsonNode spec() {
    return tree.path("spec");
  }

  /** The fields of an object, their values as texts. */
  public static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
