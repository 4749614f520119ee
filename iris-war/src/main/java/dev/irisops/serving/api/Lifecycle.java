package dev.irisops.serving.api;

import dev.irisops.serving.prediction.HttpMetrics;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.ShutdownSignal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Starts the API, or stops the start with a clear message; and notices when the process ends. */
@Singleton
public class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

  private final Thread hook = new Thread(() -> ending = true, "iris-shutdown-signal");
  private final Config config;
  private volatile boolean ending;

  @Inject
  Lifecycle(Config config) {
    this.config = config;
  }

  @Produces
  @Singleton
  LimitsConfig limits() {
    return LimitsConfig.from(config);
  }

  @Produces
  @Singleton
  ApiKeys keys() {
    return new ApiKeys(AuthConfig.from(config), System::nanoTime);
  }

  @Produces
  ShutdownSignal signal() {
    return () -> ending;
  }

  /** Has the settings read first and now, not when a bean or a request asks for them. */
  void start(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event,
      Instance<LimitsConfig> limits,
      Instance<ApiKeys> keys,
      Instance<HttpMetrics> metrics,
      Instance<Models> models) {
    try {
      limits.get();
      keys.get();
      metrics.get().expect(Expectations.exchanges(), Expectations.failures());
      models.get();
    } catch (IllegalArgumentException e) {
      abort(e);
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Ends the process, because a service that is set up wrongly must not look as if it ran. From a
   * thread of its own: the exit waits for the server to stop, and that for the thread that starts
   * us.
   */
  private static void abort(IllegalArgumentException cause) {
    LOG.log(Level.SEVERE, "The service does not start: {0}", cause.getMessage());
    new Thread(() -> System.exit(1), "iris-abort").start();
    throw cause;
  }

  void stop(@Observes Shutdown event) {
    ending = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "The process itself is ending", e);
    }
  }
}
