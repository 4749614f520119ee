package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {
  @Test
  void misspeltFlag_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthSettings.from(FakeSettings.of("iris.auth.required", "ture")))
        .withMessage("iris.auth.required: expected true or false, found \"ture\"");
  }

  @Test
  void required_withoutAKeyFile_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthSettings.from(FakeSettings.of("iris.auth.required", "true")))
        .withMessage(
            "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
                + " found nothing");
  }

  @Test
  void settings_byDefault_requireNothing() {
    assertThat(AuthSettings.from(FakeSettings.of(Map.of())))
        .isEqualTo(new AuthSettings(Optional.empty(), false));
  }

  @Test
  void settings_areRead() {
    Map<String, String> settings =
        Map.of("iris.auth.required", " true ", "iris.auth.key-file", "/run/keys");
    assertThat(AuthSettings.from(FakeSettings.of(settings)))
        .isEqualTo(new AuthSettings(Optional.of(Path.of("/run/keys")), true));
  }
}
