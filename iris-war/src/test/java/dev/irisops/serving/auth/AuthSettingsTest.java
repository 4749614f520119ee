package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "True", "ture", "1", "yes"})
  void required_thatIsMisspelt_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthSettings.from(FakeSettings.of("iris.auth.required", value)))
        .withMessage("iris.auth.required: expected true or false, found \"" + value + "\"");
  }

  @Test
  void required_withoutAFile_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthSettings.from(FakeSettings.of("iris.auth.required", "true")))
        .withMessage(
            "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
                + " found nothing");
  }

  @Test
  void config_thatIsEmpty_asksForNothing() {
    assertThat(AuthSettings.from(FakeSettings.of(Map.of())))
        .isEqualTo(new AuthSettings(Optional.empty(), false));
  }

  @Test
  void config_isRead() {
    Map<String, String> settings =
        Map.of("iris.auth.required", " true ", "iris.auth.key-file", "/run/keys");
    assertThat(AuthSettings.from(FakeSettings.of(settings)))
        .isEqualTo(new AuthSettings(Optional.of(Path.of("/run/keys")), true));
  }
}
