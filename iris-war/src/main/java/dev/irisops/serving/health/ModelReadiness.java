package dev.irisops.serving.health;

import dev.irisops.serving.model.ModelStore;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.ShutdownSignal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: UP only with a verified model, and until the process is told to end. */
@Readiness
@Singleton
public class ModelReadiness implements HealthCheck {
  private final ModelStore models;
  private final ShutdownSignal shutdown;

  @Inject
  ModelReadiness(ModelStore models, ShutdownSignal shutdown) {
    this.models = models;
    this.shutdown = shutdown;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("model");
    ModelState state = models.state();
    Optional<String> reason =
        shutdown.isRaised() ? Optional.of("shutting down") : state.unavailability();
    return reason
        .map(r -> response.withData("reason", r).down())
        .orElseGet(() -> up(response, state))
        .build();
  }

  /** With the refusal of a bundle, if that is how the last reload ended: no reason to be down. */
  private static HealthCheckResponseBuilder up(
      HealthCheckResponseBuilder response, ModelState state) {
    state
        .lastReload()
        .flatMap(Reload::failure)
        .ifPresent(f -> response.withData("reload_failure", f));
    return response.withData("version", state.required().card().version()).up();
  }
}
