package dev.irisops.serving.api;

import dev.irisops.serving.prediction.HttpMetrics;
import dev.irisops.serving.prediction.KeyFileMetrics;
import dev.irisops.serving.prediction.Models;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Starts the API, or stops the start with a clear message; and notices when the process ends. */
@Singleton
public class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

  /** What reads settings when it is made. */
  private static final List<Class<?>> SETTINGS =
      List.of(LimitsConfig.class, ApiKeys.class, AccessLogConfig.class, Models.class);

  private final Config config;
  private Runnable restoreSignal = () -> {};
  private Thread hook = new Thread();

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
  @Singleton
  AccessLogConfig accessLog() {
    return AccessLogConfig.from(config);
  }

  /** Also the {@link dev.irisops.serving.prediction.ShutdownSignal} that others ask for. */
  @Produces
  @Singleton
  GracefulShutdown shutdown() {
    return new GracefulShutdown(ShutdownConfig.from(config).drain(), () -> System.exit(0));
  }

  /** Has the settings read first and now, not when a bean or a request asks for them. */
  void start(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event,
      @Any Instance<Object> beans) {
    try {
      PortCheck.verify(PortsConfig.from(config));
      SETTINGS.forEach(type -> beans.select(type).get());
      beans
          .select(KeyFileMetrics.class)
          .get()
          .observe(beans.select(ApiKeys.class).get()::isFileValid);
      beans
          .select(HttpMetrics.class)
          .get()
          .expect(Expectations.exchanges(), Expectations.failures());
      listenForTheEnd(beans.select(GracefulShutdown.class).get());
    } catch (IllegalArgumentException e) {
      abort(e);
    }
  }

  /** By SIGTERM, or by any other end of the JVM; Liberty's own hook stops the server. */
  private void listenForTheEnd(GracefulShutdown shutdown) {
    hook = new Thread(shutdown::refuse, "iris-shutdown-hook");
    Runtime.getRuntime().addShutdownHook(hook);
    restoreSignal = TerminationSignal.handle(shutdown::begin);
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

  void stop(@Observes Shutdown event, GracefulShutdown shutdown) {
    shutdown.refuse();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      restoreSignal.run(); // because a handler of a WAR that is gone would keep it in memory
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "The process itself is ending", e);
    }
  }
}
