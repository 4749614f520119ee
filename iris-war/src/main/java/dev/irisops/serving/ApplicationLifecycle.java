package dev.irisops.serving;

import dev.irisops.serving.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Starts the application with the WAR, and stops it with the WAR. The only CDI bean. */
@Singleton
public class ApplicationLifecycle {
  private static final Logger LOG = Logger.getLogger(ApplicationLifecycle.class.getName());

  private final Application application;

  @Inject
  ApplicationLifecycle(Config config) {
    application = start(new Settings(key -> config.getOptionalValue(key, String.class)));
  }

  private static Application start(Settings settings) {
    try {
      return new Application(settings);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.SEVERE, "The service does not start: {0}", e.getMessage());
      exit();
      throw e;
    }
  }

  /**
   * Ends the process, because a wrongly configured service must not seem to run. It uses a thread
   * of its own: the exit waits for the server to stop, which waits for this thread.
   */
  private static void exit() {
    new Thread(() -> System.exit(1), "iris-abort").start();
  }

  /** Adds the API to the WAR. */
  void addTo(ServletContext context) {
    application.addTo(context);
  }

  /** Returns the check behind {@code /health/ready}, which MicroProfile Health finds by CDI. */
  @Produces
  @Readiness
  @Singleton
  HealthCheck readiness() {
    return application.readiness();
  }

  @PreDestroy
  void stop() {
    application.close();
  }
}
