package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConfigTest {
  private static final String INTERVAL = "iris.model.reload-interval";

  @Test
  void dir_thatIsNotSet_isEmpty() {
    assertThat(ModelConfig.from(new FakeConfig(Map.of())).dir()).isEmpty();
  }

  @Test
  void dir_thatIsSet_isAPath() {
    assertThat(ModelConfig.from(FakeConfig.of("iris.model.dir", "/models/iris")).dir())
        .contains(Path.of("/models/iris"));
  }

  @Test
  void interval_thatIsNotSet_isFiveSeconds() {
    assertThat(ModelConfig.from(new FakeConfig(Map.of())).reloadInterval())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.01S", " PT1M30S ", "P1D", "PT24H"})
  void interval_onTheEdge_isRead(String value) {
    assertThat(ModelConfig.from(FakeConfig.of(INTERVAL, value)).reloadInterval())
        .isEqualTo(Duration.parse(value.strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5s", "5 S", "PT", "PT5X"})
  void interval_thatIsNoDuration_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfig.from(FakeConfig.of(INTERVAL, value)))
        .withMessage(INTERVAL + ": expected a duration such as PT5S, found \"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5S", "PT0.009999999S", "PT24H0.000000001S", "P99999D"})
  void interval_thatIsTooShortOrTooLong_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfig.from(FakeConfig.of(INTERVAL, value)))
        .withMessage(INTERVAL + ": expected PT0.01S to PT24H, found " + Duration.parse(value));
  }
}
