package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@link Check} of every overlay, and of every component alone on dev. */
class ChecksIT {
  static Stream<Arguments> checks() {
    return Kustomization.all().stream()
        .flatMap(
            kustomization ->
                Stream.of(Check.values()).map(check -> Arguments.of(kustomization, check)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("checks")
  void check_ofWhatIsRendered_findsNothing(Kustomization kustomization, Check check) {
    assertThat(check.problems(kustomization)).as("%s of %s", check, kustomization).isEmpty();
  }
}
