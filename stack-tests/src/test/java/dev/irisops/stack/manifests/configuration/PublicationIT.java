package dev.irisops.stack.manifests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The Job of components/retraining publishes what the service reads. */
class PublicationIT {
  private final Rendered rendered = Kustomization.named("dev-with-retraining").rendered();

  /** What {@code kubectl apply --kustomize} would send, with the trainer's files in place. */
  private KubeObject published() {
    Path folder = WorkFolder.create("publish");
    String file = rendered.file("model-publication", "kustomization.yaml");
    Repository.write(folder.resolve("kustomization.yaml"), file);
    String bundle = DeployedBundle.ofTheSecondModel().toString();
    Command.of("cp", "-r", bundle, folder.resolve("iris").toString()).output();
    String text = Tool.KUBECTL.command("kustomize", folder.toString()).output();
    return Rendered.parse("published", text).objects().get(0);
  }

  @Test
  void bundle_isPublishedWhereTheServiceReadsIt() {
    Set<String> files = new TreeSet<>();
    published().tree().path("data").fieldNames().forEachRemaining(files::add);
    published().tree().path("binaryData").fieldNames().forEachRemaining(files::add);
    JsonNode spec = rendered.pod("iris-api").spec();

    assertThat(files).containsExactly("golden.csv", "model-card.json", "model.bin");
    assertThat(published())
        .hasToString("ConfigMap/" + spec.at("/volumes/0/configMap/name").asText())
        .hasToString(
            "ConfigMap/"
                + rendered
                    .get("Role", "model-training")
                    .tree()
                    .at("/rules/0/resourceNames/0")
                    .asText());
  }

  /** A new pod must not wait for a Job, and an apply must not take the bundle away. */
  @Test
  void service_startsWithoutATraining() {
    assertThat(rendered.get("ConfigMap", "iris-api-model").tree().has("data")).isFalse();
    assertThat(rendered.ofKind("Job", "PersistentVolumeClaim")).isEmpty();
    assertThat(Json.text(rendered.pod("iris-api").spec().at("/containers/0/env")))
        .containsPattern("IRIS_MODEL_FALLBACK\"\\s*,\\s*\"value\"\\s*:\\s*\"true\"");
    assertThat(container("publish").tree().path("args").toString())
        .contains("\"--server-side\"", "\"--field-manager=model-training\"");
  }

  /** A failure keeps its log, because nothing deletes its Job. */
  @Test
  void failedJob_isNotDeleted() {
    JsonNode job = rendered.get("CronJob", "model-training").spec().at("/jobTemplate/spec");

    assertThat(job.has("ttlSecondsAfterFinished")).isFalse();
    assertThat(
            rendered.get("CronJob", "model-training").spec().path("failedJobsHistoryLimit").asInt())
        .isPositive();
  }

  @Test
  void trainer_writesIntoAVolumeOfItsPod() {
    String folder = container("model-training").tree().at("/volumeMounts/0/mountPath").asText();

    assertThat(Repository.text("model-training/Containerfile"))
        .contains("\"--out=" + folder + "\"", "/iris.csv");
    assertThat(rendered.pod("model-training").spec().at("/volumes/0").has("emptyDir")).isTrue();
  }

  private Container container(String name) {
    return rendered.pod("model-training").containers().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
