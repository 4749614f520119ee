package dev.irisops.stack.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** JSON and YAML as trees. What is written is JSON, which is YAML too. */
public final class Json {
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** A YAML file, its anchors resolved into copies. */
  public static JsonNode readYaml(Path file) {
    // Because Jackson's own YAML reader does not resolve anchors in trees.
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text(file));
    return MAPPER.valueToTree(loaded);
  }

  public static String text(JsonNode tree) {
    return tree.toPrettyString();
  }
}
