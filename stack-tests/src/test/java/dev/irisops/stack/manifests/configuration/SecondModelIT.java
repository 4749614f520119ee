package dev.irisops.stack.manifests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of a second model: the service answers from the bundle that is deployed. */
class SecondModelIT {
  private static final String FOLDER = "kustomize/examples/second-model/";
  private static final int MOST_LINES = 15;

  @Test
  void deployedBundle_answersItsReferenceRows() throws IOException {
    Path bundle = DeployedBundle.ofTheSecondModel();

    Map<String, String> settings = Map.of("IRIS_MODEL_DIR", bundle.toString());
    try (Server service = IrisApi.start(FreePort.next(), FreePort.next(), settings)) {
      for (String row : Files.readAllLines(bundle.resolve("golden.csv")).subList(1, 6)) {
        String[] cells = row.split(",");
        String request = "{\"payment\":\"%s\",\"amount\":%s}".formatted(cells[0], cells[1]);
        assertThat(Json.read(service.post("/predict", request).body()).path("predicted_class"))
            .hasToString("\"" + cells[2] + "\"");
      }
    }
  }

  @Test
  void bundle_isOfTheTableBesideIt() throws Exception {
    byte[] table = Files.readAllBytes(Repository.root().resolve(FOLDER + "orders.csv"));
    JsonNode card =
        Json.read(Repository.text(DeployedBundle.ofTheSecondModel().resolve("model-card.json")));

    assertThat(card.at("/dataset/sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(table)));
    assertThat(card.path("features").findValuesAsText("type")).contains("nominal");
  }

  @Test
  void example_isShort() {
    assertThat(Repository.text(FOLDER + "kustomization.yaml").lines())
        .hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  /** Everything of it is named after the model. */
  @Test
  void objects_areThoseOfTheFirst_underAnotherName() {
    Rendered rendered = Kustomization.named("dev-with-second-model").rendered();

    assertThat(rendered.objects())
        .filteredOn(object -> "orders".equals(object.labels().get("app")))
        .extracting(KubeObject::kind, KubeObject::stem)
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"ConfigMap\", \"orders-model\")",
            "(\"Deployment\", \"orders\")",
            "(\"PodDisruptionBudget\", \"orders\")",
            "(\"Service\", \"orders-service\")",
            "(\"ServiceAccount\", \"orders\")");
    assertThat(rendered.pod("orders").containers().get(0).image())
        .isEqualTo(rendered.pod("iris-api").containers().get(0).image());
  }

  /** The steps of docs/deploy.md: copy the folder, and make the ConfigMap of another bundle. */
  @Test
  void third_standsBesideTheSecond() {
    String text =
        Repository.text(FOLDER + "kustomization.yaml")
            .replaceAll("(?m)^(apiVersion|kind):.*\n", "")
            .replace("../../", Kustomization.UP);
    String bundle = DeployedBundle.ofTheSecondModel().toString();
    Repository.write(
        Kustomization.made("churn", text).folder().resolve("bundle.yaml"),
        Tool.KUBECTL
            .command(
                "create",
                "configmap",
                "churn-model",
                "--from-file=" + bundle,
                "--dry-run=client",
                "-o",
                "yaml")
            .output());
    String three =
        "namespace: mlops\nresources: [%soverlays/dev, %sexamples/second-model, ../churn]\n";

    assertThat(
            Kustomization.made("three", three.formatted(Kustomization.UP, Kustomization.UP))
                .rendered()
                .objects())
        .filteredOn(object -> object.labels().containsKey("irisops.dev/role"))
        .extracting(KubeObject::toString, object -> object.labels().get("app"))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"Service/churn-service\", \"churn\")",
            "(\"Service/iris-api-service\", \"iris-api\")",
            "(\"Service/orders-service\", \"orders\")");
  }
}
