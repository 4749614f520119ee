package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShutdownConfigTest {
  private static final String KEY = "iris.shutdown.drain";

  @Test
  void drain_belowZero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShutdownConfig.from(FakeConfig.of(KEY, "-1")))
        .withMessage(KEY + ": expected 0 or more, found -1");
  }

  @Test
  void drain_thatIsNoNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShutdownConfig.from(FakeConfig.of(KEY, "5s")))
        .withMessage(KEY + ": expected a whole number, found \"5s\"");
  }

  @Test
  void drain_isReadAndHasADefault() {
    assertThat(ShutdownConfig.from(FakeConfig.of(KEY, "0")).drain()).isZero();
    assertThat(ShutdownConfig.from(new FakeConfig(Map.of())).drain())
        .isEqualTo(Duration.ofSeconds(5));
  }
}
