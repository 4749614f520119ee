package dev.irisops.stack.manifests;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;

/**
 * A change of one object; {@code src/test/resources/manifests/README.md} has its syntax.
 *
 * @param object kind and name, without a hash suffix: {@code ConfigMap/grafana-config}
 */
record Mutation(String object, String change) {
  /**
   * Returns a changed copy.
   *
   * @throws AssertionError if the object or the path is missing, or the text lacks its part
   */
  Rendered in(Rendered rendered) {
    String[] name = object.split("/");
    if (change.equals("remove")) {
      return rendered.without(rendered.named(name[0], name[1]));
    }
    return rendered.with(copy -> apply(copy.named(name[0], name[1])));
  }

  private void apply(KubeObject changed) {
    String[] words = change.split(" ", 3);
    JsonPointer path = path(changed, words[1]);
    JsonNode parent = changed.tree().at(path.head());
    JsonNode old = changed.tree().at(path);
    switch (words[0]) {
      case "remove" -> remove(require(old, words[1], parent), path.last());
      case "set" -> set(require(parent, words[1], parent), path.last(), Json.readYaml(words[2]));
      case "edit" ->
          set(parent, path.last(), edited(old, words[2].translateEscapes().split(" -> ")));
      default -> throw new IllegalArgumentException("change: found " + change);
    }
  }

  private static JsonPointer path(KubeObject changed, String path) {
    String pod = Pod.path(changed.kind()) + "/spec";
    return JsonPointer.compile(
        path.replaceFirst("^container(?=/)", pod + "/containers/0").replaceFirst("^pod(?=/)", pod));
  }

  private static JsonNode require(JsonNode node, String path, JsonNode parent) {
    if (node.isMissingNode()) {
      throw new AssertionError("nothing at " + path);
    }
    return parent;
  }

  private static void remove(JsonNode parent, JsonPointer last) {
    if (parent instanceof ArrayNode array) {
      array.remove(last.getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(last.getMatchingProperty());
    }
  }

  /** The index {@code -} adds to a list. */
  private static void set(JsonNode parent, JsonPointer last, JsonNode value) {
    if (!(parent instanceof ArrayNode array)) {
      ((ObjectNode) parent).set(last.getMatchingProperty(), value);
    } else if (last.getMatchingProperty().equals("-")) {
      array.add(value);
    } else {
      array.set(last.getMatchingIndex(), value);
    }
  }

  private static JsonNode edited(JsonNode text, String[] oldAndNew) {
    if (!text.asText().contains(oldAndNew[0])) {
      throw new AssertionError("no \"" + oldAndNew[0] + "\" in " + text);
    }
    return TextNode.valueOf(text.asText().replace(oldAndNew[0], oldAndNew[1]));
  }

  @Override
  public String toString() {
    return object + ": " + change;
  }
}
