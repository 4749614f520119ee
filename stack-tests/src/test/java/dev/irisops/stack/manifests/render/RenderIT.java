package dev.irisops.stack.manifests.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                + " dev-with-blackbox-probe, dev-with-existing-prometheus,"
                + " dev-with-high-availability, dev-with-ingress-tls, dev-with-prometheus-operator,"
                + " dev-with-remote-write, dev-with-retraining,"
                + " dev-with-tracing-datasource, prod-with-existing-prometheus,"
                + " prod-with-prometheus-operator]");
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
}
