package dev.irisops.stack.manifests.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.SecondService;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed connections that are needed, and open ones that are not, are reported. */
class FlowsIT extends ManifestCheck {
  FlowsIT() {
    super(Flows::problems);
  }

  /** Policies select it by its label, so that it needs none of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "dev-with-existing-prometheus"})
  void secondModelService_isReached(String kustomization) {
    Rendered two = SecondService.beside(Kustomization.named(kustomization).rendered());

    assertThat(Flows.problems(two)).isEmpty();
  }
}
