package dev.irisops.serving.model;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Looks at the folder {@code iris.model.dir} again and again, as long as the WAR runs. */
@Singleton
public class ModelReloader {
  private static final Logger LOG = Logger.getLogger(ModelReloader.class.getName());

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(ModelReloader::thread);
  private final ModelConfig config;
  private final BundleWatch watch;

  @Inject
  ModelReloader(ModelConfig config, BundleSource source, ModelStore store) {
    this.config = config;
    this.watch = new BundleWatch(source, store);
  }

  @Produces
  @Singleton
  static ModelConfig config(Config config) {
    return ModelConfig.from(config);
  }

  @Produces
  @Singleton
  static BundleSource source(ModelConfig config) {
    return config.dir().<BundleSource>map(BundleFolder::new).orElse(BundleSource.EMBEDDED);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "iris-model-reload");
    thread.setDaemon(true);
    thread.setContextClassLoader(ModelReloader.class.getClassLoader());
    return thread;
  }

  /** Has the container load the model when the WAR starts, not when the first request comes. */
  void start(@Observes Startup event) {
    if (config.dir().isPresent()) { // what is inside the WAR changes with the WAR
      long nanos = config.reloadInterval().toNanos();
      executor.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    try {
      watch.look();
    } catch (RuntimeException | Error e) { // else there would be no next look
      LOG.log(Level.SEVERE, "The model folder could not be looked at", e);
    }
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
