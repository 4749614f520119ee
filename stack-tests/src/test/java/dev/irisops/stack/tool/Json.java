package dev.irisops.stack.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** JSON and YAML as trees. Trees are written as JSON, which is YAML too. */
public final class Json {
  /** Jackson's default mapper, for what the methods below do not do. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * Reads JSON.
   *
   * @throws UncheckedIOException with the text, if it is something else
   */
  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** Reads a YAML file; anchors become copies. */
  public static JsonNode readYaml(Path file) {
    return readYaml(Repository.text(file));
  }

  /** Reads one YAML document; anchors become copies. */
  public static JsonNode readYaml(String yaml) {
    return MAPPER.valueToTree(yaml().<Object>load(yaml));
  }

  /** Reads each document of a YAML stream; anchors become copies. */
  public static List<JsonNode> readYamlDocuments(String yaml) {
    List<JsonNode> documents = new ArrayList<>();
    yaml().loadAll(yaml).forEach(document -> documents.add(MAPPER.valueToTree(document)));
    return documents;
  }

  // Because Jackson's own YAML reader does not resolve anchors in trees.
  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(Integer.MAX_VALUE); // because dashboards are longer than the default
    return new Yaml(new SafeConstructor(options));
  }

  /** Returns JSON with line ends and indentation. */
  public static String text(JsonNode tree) {
    return tree.toPrettyString();
  }
}
