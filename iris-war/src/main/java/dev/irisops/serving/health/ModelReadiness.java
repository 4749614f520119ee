package dev.irisops.serving.health;

import dev.irisops.serving.model.ModelStore;
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
    Optional<String> reason =
        shutdown.isRaised() ? Optional.of("shutting down") : models.unavailability();
    return reason
        .map(r -> response.withData("reason", r).down())
        .orElseGet(() -> response.withData("version", models.current().card().version()).up())
        .build();
  }
}
