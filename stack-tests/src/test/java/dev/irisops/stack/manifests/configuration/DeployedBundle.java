package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** The bundle of a model in a ConfigMap, as the kubelet mounts it. */
final class DeployedBundle {
  private DeployedBundle() {}

  /** Returns a new folder with the bundle of the second model. */
  static Path ofTheSecondModel() {
    return of(
        Kustomization.named("dev-with-second-model").rendered().get("ConfigMap", "orders-model"));
  }

  private static Path of(KubeObject configMap) {
    Path folder = WorkFolder.create("bundle");
    JsonNode files = configMap.tree();
    for (Map.Entry<String, JsonNode> file : files.path("data").properties()) {
      Repository.write(folder.resolve(file.getKey()), file.getValue().asText());
    }
    for (Map.Entry<String, JsonNode> file : files.path("binaryData").properties()) {
      write(folder.resolve(file.getKey()), file.getValue().asText());
    }
    return folder;
  }

  private static void write(Path file, String base64) {
    try {
      Files.write(file, Base64.getDecoder().decode(base64));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
