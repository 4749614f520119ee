package dev.irisops.stack.manifests.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlays are extended, combined and exchanged as docs/deploy.md says. */
class CompositionIT {
  /** The page shows the example, which sets everything that an environment has of its own. */
  @Test
  void ownOverlay_setsHostsIssuerControllerAndImage() {
    String example = Repository.text("kustomize/examples/prod-extended/kustomization.yaml");
    Rendered own = rendered("prod-extended");
    JsonNode ingress = own.get("Ingress", "iris-api").tree();

    assertThat(Repository.text("docs/deploy.md"))
        .contains(example.substring(example.indexOf("apiVersion")));
    assertThat(ingress.findValuesAsText("host")).containsExactly("iris.example.org");
    assertThat(ingress.findValuesAsText("cert-manager.io/cluster-issuer"))
        .containsExactly("internal-ca");
    assertThat(ingress.findValuesAsText("ingressClassName")).containsExactly("nginx");
    assertThat(Mounts.of(own, own.pod("grafana")).environment("").get("GF_SERVER_ROOT_URL"))
        .isEqualTo("https://grafana.example.org/");
    assertThat(own.file("alertmanager-config", "grafana-url.tmpl")).contains("grafana.example.org");
    assertThat(own.pod("iris-api").containers().get(0).image())
        .startsWith("registry.example.org/irisops/iris-api:");
    assertThat(own.find("ConfigMap", "ingress-settings")).isEmpty();
  }

  /** What {@code comm -23} finds after a change of the overlay, as docs/deploy.md says. */
  @ParameterizedTest
  @CsvSource({
    "prod, staging",
    "staging, prod",
    "prod-with-retraining, prod",
    "prod-with-existing-prometheus, prod",
    "prod, prod-with-existing-prometheus",
    "dev-with-second-model, dev"
  })
  void leftovers_holdNeitherSecretsNorTheNamespace(String before, String after) {
    List<String> kept = rendered(after).objects().stream().map(KubeObject::toString).toList();

    assertThat(rendered(before).objects())
        .filteredOn(object -> !kept.contains(object.toString()))
        .extracting(KubeObject::kind)
        .isNotEmpty()
        .doesNotContain("Secret", "Namespace", "PersistentVolumeClaim");
  }

  /** The overlay adds a component itself, so that its images and its number of replicas count. */
  @ParameterizedTest
  @CsvSource({"dev,dev", "staging,0.1.0", "prod,0.1.0"})
  void trainer_hasTheTagOfTheService(String overlay, String tag) {
    Rendered trained = rendered(overlay + "-with-retraining");

    assertThat(trained.pod("model-training").containers().get(0).image())
        .isEqualTo("irisops/model-training:" + tag);
    assertThat(trained.pod("iris-api").containers().get(0).image())
        .isEqualTo("irisops/iris-api:" + tag);
  }

  @ParameterizedTest
  @CsvSource({
    "dev-with-autoscaling",
    "staging-with-autoscaling",
    "prod-with-autoscaling-in-flight"
  })
  void autoscaledService_hasNoReplicas(String kustomization) {
    assertThat(rendered(kustomization).get("Deployment", "iris-api").spec().has("replicas"))
        .isFalse();
  }

  @Test
  void digestOfAnOverlay_pinsEveryContainerOfTheImage() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    String pinned =
        """
        namespace: mlops
        resources: [%1$soverlays/prod, %1$sexamples/second-model]
        images: [{name: irisops/iris-api, newTag: 0.1.0, digest: "%2$s"}]
        """
            .formatted(Kustomization.UP, digest);

    assertThat(Kustomization.made("pinned", pinned).rendered().containers())
        .filteredOn(container -> container.image().contains("irisops/"))
        .extracting(Container::image)
        .containsExactly("irisops/iris-api:0.1.0@" + digest, "irisops/iris-api:0.1.0@" + digest);
  }

  private static Rendered rendered(String name) {
    return Kustomization.named(name).rendered();
  }
}
