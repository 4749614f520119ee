package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** An object as it would be applied. */
record KubeObject(ObjectNode tree) {
  String type() {
    return tree.path("apiVersion").asText() + " " + kind();
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.path("metadata").path("name").asText();
  }

  /** Empty for an object without one. */
  String namespace() {
    return tree.path("metadata").path("namespace").asText();
  }

  Map<String, String> labels() {
    return texts(tree.path("metadata").path("labels"));
  }

  Map<String, String> annotations() {
    return texts(tree.path("metadata").path("annotations"));
  }

  JsonNode spec() {
    return tree.path("spec");
  }

  /** The fields of an object whose values are texts. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
