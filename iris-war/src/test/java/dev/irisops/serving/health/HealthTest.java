package dev.irisops.serving.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.FakeSettings;
import dev.irisops.serving.health.Health.Check;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import dev.irisops.serving.process.Draining;
import dev.irisops.serving.process.GracefulShutdown;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final ModelState LOADED = new Loaded(new FakeModel(), Optional.empty());

  private static void assertReadiness(
      ModelState state, GracefulShutdown shutdown, boolean up, Map<String, String> data) {
    assertThat(new Health(() -> state, shutdown, () -> true).readiness())
        .isEqualTo(new Check(up, data));
  }

  private static void assertReadiness(ModelState state, boolean up, Map<String, String> data) {
    assertReadiness(state, GracefulShutdown.from(FakeSettings.of(Map.of()), () -> {}), up, data);
  }

  @Test
  void service_withAModel_isUp() {
    assertReadiness(LOADED, true, Map.of("version", "1"));
  }

  @Test
  void service_afterAReload_isUp() {
    assertReadiness(
        new Loaded(new FakeModel(), Optional.of(new Success(NOW, "1"))),
        true,
        Map.of("version", "1"));
  }

  @Test
  void service_withARefusedBundle_isUpAndNamesTheReason() {
    assertReadiness(
        new Loaded(new FakeModel(), Optional.of(new Failure(NOW, "golden.csv: no such file"))),
        true,
        Map.of("version", "1", "reload_failure", "golden.csv: no such file"));
  }

  @Test
  void service_withoutAModel_isDownAndNamesTheReason() {
    assertReadiness(
        new Absent("model.bin: no such file", Optional.empty()),
        false,
        Map.of("reason", "model.bin: no such file"));
  }

  @Test
  void service_thatWarmsUp_isDown() {
    GracefulShutdown running = GracefulShutdown.from(FakeSettings.of(Map.of()), () -> {});
    assertThat(new Health(() -> LOADED, running, () -> false).readiness())
        .isEqualTo(new Check(false, Map.of("reason", "warming up")));
  }

  @Test
  void service_afterSigterm_isDownWhileItStillAnswers() {
    try (Draining draining = new Draining()) {
      assertReadiness(LOADED, draining.shutdown(), false, Map.of("reason", "shutting down"));
    }
  }
}
