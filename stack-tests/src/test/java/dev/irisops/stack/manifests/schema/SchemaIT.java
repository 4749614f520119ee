package dev.irisops.stack.manifests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that Kubernetes or the Prometheus Operator would refuse are reported. */
class SchemaIT extends ManifestCheck {
  SchemaIT() {
    super(Schema::problems);
  }

  /** What counts are bytes, and six for each character that kubectl escapes. */
  @Test
  void objectTooLongForKubectl_isReported() {
    assertThat(Schema.problems(withMore("x".repeat(150_000)))).isEmpty();
    for (String more : List.of("x".repeat(196_000), "ü".repeat(98_000), "<".repeat(32_700))) {
      assertThat(Schema.problems(withMore(more)))
          .containsExactly(
              "ConfigMap/prometheus-config: takes over 75 % of the annotation of kubectl apply;"
                  + " split it");
    }
  }

  private static Rendered withMore(String text) {
    return Kustomization.named("dev")
        .rendered()
        .with(
            copy ->
                copy.named("ConfigMap", "prometheus-config")
                    .tree()
                    .withObject("/data")
                    .put("more", text));
  }

  @Test
  void schema_isOfTheOldestKubernetesThatWeSupport() {
    String version = Schema.PUBLISHED.path("kubernetes").asText().replaceFirst("\\.\\d+$", "");

    assertThat(Repository.text("docs/deploy.md")).contains("Kubernetes " + version + " or newer");
  }
}
