package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.util.function.UnaryOperator;

/**
 * A mistake in what is rendered, and the words by which a check must report it.
 *
 * @param kustomization {@code dev}, {@code staging}, {@code prod}, or a component alone on dev
 */
record Mutation(
    String kustomization, String words, String mistake, UnaryOperator<Rendered> change) {

  /** Puts a value, in JSON, in place of what is there, or adds it. */
  static Mutation set(String kustomization, String object, String path, String json, String words) {
    return new Mutation(
        kustomization,
        words,
        "%s %s = %s".formatted(object, path, json),
        rendered -> rendered.with(copy -> put(find(copy, object).tree(), path, json)));
  }

  /** Removes what is there. */
  static Mutation remove(String kustomization, String object, String path, String words) {
    return new Mutation(
        kustomization,
        words,
        "%s without %s".formatted(object, path),
        rendered -> rendered.with(copy -> take(find(copy, object).tree(), path)));
  }

  /** Removes a whole object. */
  static Mutation remove(String kustomization, String object, String words) {
    return new Mutation(
        kustomization,
        words,
        "no " + object,
        rendered -> {
          KubeObject gone = find(rendered, object);
          return rendered.without(gone.kind(), gone.name());
        });
  }

  /** Replaces a text within the text that is there, which must hold it. */
  static Mutation edit(
      String kustomization, String object, String path, String old, String fresh, String words) {
    return new Mutation(
        kustomization,
        words,
        "%s %s with %s for %s".formatted(object, path, fresh, old),
        rendered ->
            rendered.with(
                copy -> {
                  JsonNode tree = find(copy, object).tree();
                  String text = tree.at(path).asText();
                  if (!text.contains(old)) {
                    throw new AssertionError(object + " " + path + " does not hold " + old);
                  }
                  put(tree, path, Json.MAPPER.valueToTree(text.replace(old, fresh)).toString());
                }));
  }

  /**
   * What the check says of the mistake, and did not say before.
   *
   * @throws AssertionError if it says nothing in these words
   */
  void assertReportedBy(Check check) {
    Kustomization sound = Kustomization.named(kustomization);

    assertThat(check.problems(sound)).noneMatch(problem -> problem.contains(words));
    assertThat(check.problems(change.apply(sound.rendered())))
        .as("problems of %s", this)
        .anyMatch(problem -> problem.contains(words));
  }

  /** A hash suffix may be left out. */
  private static KubeObject find(Rendered rendered, String object) {
    String[] parts = object.split("/");
    return ManifestContract.withOrWithoutSuffix(rendered, parts[0], parts[1]).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError(rendered + ": no " + object));
  }

  private static void put(JsonNode tree, String path, String json) {
    JsonNode parent = parent(tree, path);
    String last = last(path);
    if (parent instanceof ArrayNode array) {
      if (last.equals("-")) {
        array.add(Json.read(json));
      } else {
        array.set(Integer.parseInt(last), Json.read(json));
      }
    } else {
      ((ObjectNode) parent).set(last, Json.read(json));
    }
  }

  private static void take(JsonNode tree, String path) {
    if (tree.at(path).isMissingNode()) {
      throw new AssertionError("nothing at " + path);
    }
    JsonNode parent = parent(tree, path);
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(last(path)));
    } else {
      ((ObjectNode) parent).remove(last(path));
    }
  }

  private static JsonNode parent(JsonNode tree, String path) {
    JsonNode parent = tree.at(path.substring(0, path.lastIndexOf('/')));
    if (parent.isMissingNode()) {
      throw new AssertionError("nothing above " + path);
    }
    return parent;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  @Override
  public String toString() {
    return kustomization + ": " + mistake;
  }
}
