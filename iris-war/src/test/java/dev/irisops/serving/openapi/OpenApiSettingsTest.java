package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiSettingsTest {
  @ParameterizedTest
  @CsvSource({
    ", , true",
    ", false, true",
    ", true, false",
    "on, true, true",
    "off, false, false",
    "' on ', true, true"
  })
  void document_isOnTheApiPort_unlessKeysAreRequiredOrItIsOff(
      String openApi, String required, boolean onApiPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("iris.openapi", openApi);
    settings.put("iris.auth.required", required);
    assertThat(OpenApiSettings.from(FakeSettings.of(settings)).onApiPort()).isEqualTo(onApiPort);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "ON", "On Off"})
  void otherValue_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApiSettings.from(FakeSettings.of("iris.openapi", value)))
        .withMessage("iris.openapi: expected on or off, found \"" + value + '"');
  }

  @Test
  void misspeltFlag_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApiSettings.from(FakeSettings.of("iris.auth.required", "ture")))
        .withMessage("iris.auth.required: expected true or false, found \"ture\"");
  }
}
