package dev.irisops.serving.health;

import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.process.GracefulShutdown;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** {@code /health/ready}: UP with a verified model, until the process is about to end. */
public final class ModelReadiness implements HealthCheck {
  private final ModelProvider models;
  private final GracefulShutdown shutdown;

  /** Creates the check. */
  public ModelReadiness(ModelProvider models, GracefulShutdown shutdown) {
    this.models = models;
    this.shutdown = shutdown;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("model");
    ModelState state = models.state();
    if (shutdown.isRaised()) {
      response.withData("reason", "shutting down").down();
    } else if (state instanceof Absent absent) {
      response.withData("reason", absent.reason()).down();
    } else if (state instanceof Loaded loaded) {
      up(response, loaded);
    }
    return response.build();
  }

  /** Shows a refused bundle, which is no reason to be down. */
  private static void up(HealthCheckResponseBuilder response, Loaded state) {
    if (state.lastReload().orElse(null) instanceof Failure failure) {
      response.withData("reload_failure", failure.reason());
    }
    response.withData("version", state.loaded().card().version()).up();
  }
}
