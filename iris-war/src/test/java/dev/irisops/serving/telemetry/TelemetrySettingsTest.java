package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetrySettingsTest {
  private static TelemetrySettings settings(String maxAge) {
    return TelemetrySettings.from(
        FakeSettings.of(Map.of("iris.version", "7", "iris.metrics.max-age", maxAge)));
  }

  @Test
  void page_isSharedForASecondByDefault() {
    assertThat(TelemetrySettings.from(FakeSettings.of(Map.of("iris.version", "7"))))
        .isEqualTo(new TelemetrySettings("7", Duration.ofSeconds(1), 200));
  }

  @Test
  void maxSeries_isRead() {
    Map<String, String> settings = Map.of("iris.version", "7", "iris.model.max-series", "1");
    assertThat(TelemetrySettings.from(FakeSettings.of(settings)).maxSeries()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.05, 50", "60, 60000"})
  void maxAge_isRead(String text, long millis) {
    assertThat(settings(text).maxAge()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"-0.001, -0.001", "60.001, 60.001", "3600, 3600.0"})
  void maxAge_outOfRange_isRefused(String text, String found) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(text))
        .withMessage("iris.metrics.max-age: expected 0 to 60 seconds, found " + found);
  }
}
