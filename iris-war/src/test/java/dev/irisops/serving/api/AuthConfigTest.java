package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "True", "ture", "1", "yes"})
  void required_thatIsMisspelt_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthConfig.from(FakeConfig.of("iris.auth.required", value)))
        .withMessage("iris.auth.required: expected true or false, found \"" + value + "\"");
  }

  @Test
  void required_withoutAFile_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthConfig.from(FakeConfig.of("iris.auth.required", "true")))
        .withMessage(
            "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
                + " found nothing");
  }

  @Test
  void config_thatIsEmpty_asksForNothing() {
    assertThat(AuthConfig.from(new FakeConfig(Map.of())))
        .isEqualTo(new AuthConfig(Optional.empty(), false));
  }

  @Test
  void config_isRead() {
    Map<String, String> settings =
        Map.of("iris.auth.required", " true ", "iris.auth.key-file", "/run/keys");
    assertThat(AuthConfig.from(new FakeConfig(settings)))
        .isEqualTo(new AuthConfig(Optional.of(Path.of("/run/keys")), true));
  }
}
