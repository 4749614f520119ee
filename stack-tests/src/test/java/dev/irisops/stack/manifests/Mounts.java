package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files and variables that a container gets from ConfigMaps and Secrets. */
final class Mounts {
  private static final String STAND_IN = "http://localhost/secret";

  private final Rendered rendered;
  private final Container container;

  private Mounts(Rendered rendered, Container container) {
    this.rendered = rendered;
    this.container = container;
  }

  /** Of the first container of the pod. */
  static Mounts of(Rendered rendered, Pod pod) {
    return new Mounts(
        rendered, pod.containers().stream().filter(one -> !one.init()).findFirst().orElseThrow());
  }

  /** Path to content; a Secret that somebody else makes is stood in for. */
  Map<String, String> files() {
    Map<String, JsonNode> volumes = new HashMap<>();
    container
        .pod()
        .spec()
        .path("volumes")
        .forEach(volume -> volumes.put(volume.path("name").asText(), volume));
    Map<String, String> files = new TreeMap<>();
    for (JsonNode mount : container.tree().path("volumeMounts")) {
      String folder = mount.path("mountPath").asText();
      JsonNode volume = volumes.get(mount.path("name").asText());
      if (volume != null) {
        content(volume).forEach((path, text) -> files.put(folder + "/" + path, text));
      }
    }
    return files;
  }

  private Map<String, String> content(JsonNode volume) {
    if (volume.has("configMap")) {
      JsonNode source = volume.path("configMap");
      return selected(source, data("ConfigMap", source.path("name").asText()));
    }
    if (volume.has("secret")) {
      JsonNode source = volume.path("secret");
      return selected(source, data("Secret", source.path("secretName").asText()));
    }
    return Map.of();
  }

  private Map<String, String> data(String kind, String name) {
    Map<String, String> data = new TreeMap<>();
    Externals.keys(rendered, kind, name).forEach(key -> data.put(key, STAND_IN));
    rendered
        .find(kind, name)
        .ifPresent(
            object -> {
              data.clear();
              KubeObject.texts(object.tree().path("data"))
                  .forEach(
                      (key, text) -> data.put(key, kind.equals("Secret") ? decoded(text) : text));
            });
    return data;
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /** All keys by their name, or those that are listed, at their path. */
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

  /** The names of the variables, those of whole ConfigMaps included. */
  Set<String> variables() {
    return environment("").keySet();
  }

  /**
   * The variables, those of whole ConfigMaps included.
   *
   * @param podName the value of those that name the pod
   */
  Map<String, String> environment(String podName) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode source : container.tree().path("envFrom")) {
      variables.putAll(data("ConfigMap", source.path("configMapRef").path("name").asText()));
    }
    for (JsonNode variable : container.tree().path("env")) {
      boolean isName =
          variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.name");
      variables.put(
          variable.path("name").asText(), isName ? podName : variable.path("value").asText());
    }
    return variables;
  }

  /** The value of an argument such as {@code --config.file=…}; empty without it. */
  String argument(String name) {
    for (JsonNode argument : container.tree().path("args")) {
      if (argument.asText().startsWith(name + "=")) {
        return argument.asText().substring(name.length() + 1);
      }
    }
    return "";
  }

  /** Writes the files below a folder that stands for the root, of which their texts then speak. */
  void writeTo(Path root) {
    files()
        .forEach(
            (path, text) ->
                Repository.write(
                    root.resolve(path.substring(1)), text.replace("/etc/", root + "/etc/")));
  }
}
