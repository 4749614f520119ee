package dev.irisops.serving.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.serving.prediction.Model;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The OpenAPI document: {@code META-INF/openapi.yaml} with the schemas of the loaded model. It is
 * written out once for each model; only {@code servers}, at its end, differs between requests.
 */
public final class OpenApiDocument {
  private static final String FILE = "/META-INF/openapi.yaml";

  private final Map<String, Object> file;
  private volatile Text text;

  /** Creates the document of a service without a model. */
  public OpenApiDocument() {
    file = read();
    file.remove("servers");
    text = Text.of(file);
  }

  /** Describes a model from now on. */
  public void describe(Model model) {
    text = Text.of(withSchemas(ModelSchemas.of(model)));
  }

  /**
   * Returns the document as YAML.
   *
   * @param server the URL of the API for the caller, of characters that need no escape
   */
  public byte[] yaml(String server) {
    return (text.yaml + "servers:\n- url: \"" + server + "\"\n").getBytes(UTF_8);
  }

  /**
   * Returns the document as JSON.
   *
   * @param server the URL of the API for the caller, of characters that need no escape
   */
  public byte[] json(String server) {
    String open = text.json.substring(0, text.json.length() - 1);
    return (open + ",\"servers\":[{\"url\":\"" + server + "\"}]}").getBytes(UTF_8);
  }

  private Map<String, Object> withSchemas(Map<String, Object> model) {
    Map<String, Object> components = child(file, "components");
    Map<String, Object> schemas = child(components, "schemas");
    schemas.putAll(model);
    components.put("schemas", schemas);
    Map<String, Object> document = new LinkedHashMap<>(file);
    document.put("components", components);
    return document;
  }

  /** Returns a copy of a member, because the file stays as it is. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> object, String name) {
    return new LinkedHashMap<>((Map<String, Object>) object.get(name));
  }

  private static Map<String, Object> read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(FILE)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Text(String yaml, String json) {
    static Text of(Map<String, Object> document) {
      DumperOptions options = new DumperOptions();
      options.setDefaultFlowStyle(FlowStyle.BLOCK);
      options.setDereferenceAliases(true); // anchors would be unusual in a specification
      options.setWidth(120);
      return new Text(
          new Yaml(new Representer(options), options).dump(document),
          Json.createObjectBuilder(document).build().toString());
    }
  }
}
