package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The arguments of a container, and the files and variables from its ConfigMaps and Secrets. */
public final class Mounts {
  /** The content of external Secrets: a URL, which Alertmanager accepts. */
  private static final String SECRET = "http://localhost/secret";

  private final Rendered rendered;
  private final Container container;

  private Mounts(Rendered rendered, Container container) {
    this.rendered = rendered;
    this.container = container;
  }

  /** The mounts of the first container of a pod. */
  public static Mounts of(Rendered rendered, Pod pod) {
    return new Mounts(
        rendered, pod.containers().stream().filter(one -> !one.init()).findFirst().orElseThrow());
  }

  /** The content of each file, by its path. */
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (JsonNode mount : container.tree().path("volumeMounts")) {
      for (JsonNode volume : container.pod().spec().path("volumes")) {
        if (volume.path("name").equals(mount.path("name"))) {
          String folder = mount.path("mountPath").asText() + "/";
          content(volume).forEach((path, text) -> files.put(folder + path, text));
        }
      }
    }
    return files;
  }

  private Map<String, String> content(JsonNode volume) {
    Map<String, String> content = new TreeMap<>(contentOfSource(volume));
    volume.at("/projected/sources").forEach(source -> content.putAll(contentOfSource(source)));
    return content;
  }

  /** The content of a volume of one source, or of a source of a projected volume. */
  private Map<String, String> contentOfSource(JsonNode source) {
    JsonNode map = source.path("configMap");
    JsonNode secret = source.path("secret");
    String secretName = secret.path("secretName").asText(secret.path("name").asText());
    return map.isMissingNode()
        ? selected(secret, data("Secret", secretName))
        : selected(map, data("ConfigMap", map.path("name").asText()));
  }

  private Map<String, String> data(String kind, String name) {
    Map<String, String> data = new TreeMap<>();
    Externals.keys(rendered, kind, name).forEach(key -> data.put(key, SECRET));
    rendered
        .find(kind, name)
        .map(object -> KubeObject.texts(object.tree().path("data")))
        .orElse(Map.of())
        .forEach((key, text) -> data.put(key, kind.equals("Secret") ? decoded(text) : text));
    return data;
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /** Every key as a file of its name, or the listed keys at their paths. */
  private static Map<String, String> selected(JsonNode source, Map<String, String> data) {
    if (!source.has("items")) {
      return data;
    }
    Map<String, String> selected = new TreeMap<>();
    for (JsonNode item : source.path("items")) {
      String text = data.get(item.path("key").asText());
      if (text != null) {
        selected.put(item.path("path").asText(), text);
      }
    }
    return selected;
  }

  /**
   * The variables of the environment, including those from whole ConfigMaps.
   *
   * @param podName the value of those that refer to the name of the pod
   */
  public Map<String, String> environment(String podName) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode source : container.tree().path("envFrom")) {
      variables.putAll(data("ConfigMap", source.at("/configMapRef/name").asText()));
    }
    for (JsonNode variable : container.tree().path("env")) {
      String value =
          switch (variable.at("/valueFrom/fieldRef/fieldPath").asText()) {
            case "metadata.name" -> podName;
            case "metadata.namespace" -> container.pod().namespace();
            default -> variable.path("value").asText();
          };
      variables.put(variable.path("name").asText(), value);
    }
    return variables;
  }

  /** The value of an argument such as {@code --config.file=…}; empty if it is not given. */
  public String argument(String name) {
    for (JsonNode argument : container.tree().path("args")) {
      if (argument.asText().startsWith(name + "=")) {
        return argument.asText().substring(name.length() + 1);
      }
    }
    return "";
  }

  /** Writes the files below a folder, and replaces paths below {@code /etc} in them accordingly. */
  public void writeTo(Path root) {
    files()
        .forEach(
            (path, text) ->
                Repository.write(
                    root.resolve(path.substring(1)), text.replace("/etc/", root + "/etc/")));
  }
}
