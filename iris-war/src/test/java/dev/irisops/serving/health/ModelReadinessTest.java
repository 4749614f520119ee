package dev.irisops.serving.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.FakeSettings;
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
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelReadinessTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final ModelState LOADED = new Loaded(new FakeModel(), Optional.empty());

  @BeforeAll
  static void provideResponses() {
    HealthCheckResponse.setResponseProvider(FakeHealthResponse::new);
  }

  @AfterAll
  static void provideNoResponses() {
    HealthCheckResponse.setResponseProvider(null);
  }

  private static void assertReadiness(
      ModelState state, GracefulShutdown shutdown, Status status, Map<String, Object> data) {
    HealthCheckResponse response = new ModelReadiness(() -> state, shutdown).call();
    assertThat(response.getName()).isEqualTo("model");
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getData()).contains(data);
  }

  private static void assertReadiness(ModelState state, Status status, Map<String, Object> data) {
    assertReadiness(
        state, GracefulShutdown.from(FakeSettings.of(Map.of()), () -> {}), status, data);
  }

  @Test
  void service_withAModel_isUp() {
    assertReadiness(LOADED, Status.UP, Map.of("version", "1"));
  }

  @Test
  void service_afterAReload_isUp() {
    assertReadiness(
        new Loaded(new FakeModel(), Optional.of(new Success(NOW, "1"))),
        Status.UP,
        Map.of("version", "1"));
  }

  @Test
  void service_withARefusedBundle_isUpAndNamesTheReason() {
    assertReadiness(
        new Loaded(new FakeModel(), Optional.of(new Failure(NOW, "golden.csv: no such file"))),
        Status.UP,
        Map.of("version", "1", "reload_failure", "golden.csv: no such file"));
  }

  @Test
  void service_withoutAModel_isDownAndNamesTheReason() {
    assertReadiness(
        new Absent("model.bin: no such file", Optional.empty()),
        Status.DOWN,
        Map.of("reason", "model.bin: no such file"));
  }

  @Test
  void service_afterSigterm_isDownWhileItStillAnswers() {
    try (Draining draining = new Draining()) {
      assertReadiness(LOADED, draining.shutdown(), Status.DOWN, Map.of("reason", "shutting down"));
    }
  }
}
