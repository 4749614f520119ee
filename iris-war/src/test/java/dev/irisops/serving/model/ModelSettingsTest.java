package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {
  private static final String INTERVAL = "iris.model.reload-interval";
  private static final String FALLBACK = "iris.model.fallback";

  @Test
  void dir_byDefault_isEmpty() {
    assertThat(ModelSettings.from(FakeSettings.of(Map.of())).dir()).isEmpty();
  }

  @Test
  void dir_isRead() {
    assertThat(ModelSettings.from(FakeSettings.of("iris.model.dir", "/models/iris")).dir())
        .contains(Path.of("/models/iris"));
  }

  @Test
  void source_isTheFolder_orAlsoTheWarWithTheFallback() {
    Map<String, String> dir = Map.of("iris.model.dir", "/models/iris");
    Map<String, String> both = Map.of("iris.model.dir", "/models/iris", FALLBACK, "true");
    BundleFolder folder = new BundleFolder(Path.of("/models/iris"));

    assertThat(ModelSettings.from(FakeSettings.of(dir)).source()).isEqualTo(folder);
    assertThat(ModelSettings.from(FakeSettings.of(both)).source())
        .isEqualTo(new FolderOrEmbedded(folder, BundleSource.EMBEDDED));
    assertThat(ModelSettings.from(FakeSettings.of(FALLBACK, "true")).source())
        .isSameAs(BundleSource.EMBEDDED);
  }

  @Test
  void interval_byDefault_isFiveSeconds() {
    assertThat(ModelSettings.from(FakeSettings.of(Map.of())).reloadInterval())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 10", "' 90 ', 90000", "86400, 86400000"})
  void interval_atTheLimit_isRead(String value, long millis) {
    assertThat(ModelSettings.from(FakeSettings.of(INTERVAL, value)).reloadInterval())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void nonNumericInterval_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSettings.from(FakeSettings.of(INTERVAL, "PT5S")))
        .withMessage(INTERVAL + ": expected seconds such as 5 or 0.5, found \"PT5S\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "0.009", "86400.001", "8639999913600"})
  void interval_outsideTheLimits_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSettings.from(FakeSettings.of(INTERVAL, value)))
        .withMessage(INTERVAL + ": expected 0.01 to 86400 seconds, found " + value);
  }
}
