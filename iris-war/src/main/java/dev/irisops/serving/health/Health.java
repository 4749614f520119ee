package dev.irisops.serving.health;

import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.process.GracefulShutdown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The readiness of the service: UP with a verified model, until the process is about to end. */
public final class Health {
  private final ModelProvider models;
  private final GracefulShutdown shutdown;
  private final BooleanSupplier warm;

  /**
   * The result of a check.
   *
   * @param up true if the service can be used
   * @param data what an operator wants to know, by name
   */
  public record Check(boolean up, Map<String, String> data) {}

  /**
   * @param warm true once the service answers as fast as it will
   */
  public Health(ModelProvider models, GracefulShutdown shutdown, BooleanSupplier warm) {
    this.models = models;
    this.shutdown = shutdown;
    this.warm = warm;
  }

  /** Returns the readiness at this moment. */
  public Check readiness() {
    ModelState state = models.state();
    if (shutdown.isRaised()) {
      return new Check(false, Map.of("reason", "shutting down"));
    } else if (!warm.getAsBoolean()) {
      return new Check(false, Map.of("reason", "warming up"));
    } else if (state instanceof Loaded loaded) {
      return new Check(true, data(loaded));
    }
    return new Check(false, Map.of("reason", ((Absent) state).reason()));
  }

  /** Returns true once the process is about to end. */
  public boolean isEnding() {
    return shutdown.isRaised();
  }

  /** Shows a refused bundle, which is no reason to be down. */
  private static Map<String, String> data(Loaded state) {
    Map<String, String> data = new LinkedHashMap<>();
    if (state.lastReload().orElse(null) instanceof Failure failure) {
      data.put("reload_failure", failure.reason());
    }
    data.put("version", state.loaded().card().version());
    return data;
  }
}
