package dev.irisops.stack.manifests.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendering of each overlay, and of overlays with components. */
class RenderIT {
  static List<Kustomization> all() {
    return Kustomization.all();
  }

  @Test
  void everyOverlayAndComponent_isChecked() {
    assertThat(all())
        .hasToString(
            "[dev, staging, prod, dev-with-autoscaling, dev-with-autoscaling-in-flight,"
                + " dev-with-blackbox-probe, dev-with-high-availability, dev-with-ingress-tls,"
                + " dev-with-remote-write, dev-with-retraining, dev-with-tracing,"
                + " dev-with-tracing-datasource,"
                + " dev-with-prometheus-operator, dev-with-existing-prometheus,"
                + " prod-with-autoscaling-in-flight, prod-with-remote-write, prod-with-retraining,"
                + " prod-with-tracing, prod-with-tracing-datasource, prod-with-prometheus-operator,"
                + " prod-with-existing-prometheus, dev-with-second-model, prod-with-second-model,"
                + " prod-with-existing-prometheus-with-second-model, prod-extended]");
    assertThat(Kustomization.pairs()).hasSize(11 + 11 * 10 / 2 - 1);
  }

  /** An error or a warning makes {@link Kustomization#text} fail. */
  @ParameterizedTest
  @MethodSource("all")
  void kustomization_renderedTwice_isTheSame(Kustomization kustomization) {
    assertThat(kustomization.text()).isNotEmpty().isEqualTo(kustomization.text());
  }

  @Test
  void deprecatedField_isReported() {
    Kustomization deprecated = Kustomization.made("deprecated", "commonLabels: { app: x }");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(deprecated::text)
        .withMessageContaining("commonLabels");
  }

  /** What an overlay has already, and two that each bring their own rules. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prod-with-autoscaling",
        "prod-with-blackbox-probe",
        "prod-with-high-availability",
        "prod-with-ingress-tls",
        "dev-with-prometheus-operator-with-existing-prometheus",
        "dev-with-existing-prometheus-with-prometheus-operator"
      })
  void componentsThatExcludeEachOther_areRefused(String name) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(Kustomization.named(name)::text)
        .withMessageContaining("accumulating components");
  }

  /** Two installations in one cluster share no object. */
  @ParameterizedTest
  @MethodSource("all")
  void anotherNamespace_leavesNothingOfTheFirst(Kustomization kustomization) {
    Kustomization elsewhere = kustomization.in("shop");

    assertThat(elsewhere.text()).doesNotContain("mlops").contains("namespace: shop");
    assertThat(clusterWide(elsewhere))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(clusterWide(kustomization));
  }

  private static List<String> clusterWide(Kustomization kustomization) {
    return kustomization.rendered().objects().stream()
        .filter(object -> object.namespace().isEmpty())
        .map(KubeObject::toString)
        .toList();
  }
}
