package dev.irisops.stack.manifests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import org.junit.jupiter.api.Test;

/** Objects that Kubernetes or the Prometheus Operator would refuse are reported. */
class SchemaIT extends ManifestCheck {
  SchemaIT() {
    super(Schema::problems);
  }

  @Test
  void objectTooLongForKubectl_isReported() {
    Rendered dev = Kustomization.named("dev").rendered();
    Rendered swollen =
        dev.with(
            copy ->
                copy.named("ConfigMap", "grafana-dashboards")
                    .tree()
                    .withObject("/data")
                    .put("more", "x".repeat(262_144)));

    assertThat(Schema.problems(swollen))
        .containsExactly("ConfigMap/grafana-dashboards: too long for kubectl apply; split it");
  }

  @Test
  void schema_isOfTheOldestKubernetesThatWeSupport() {
    String version = Schema.PUBLISHED.path("kubernetes").asText().replaceFirst("\\.\\d+$", "");

    assertThat(Repository.text("docs/deploy.md")).contains("Kubernetes " + version + " or newer");
  }
}
