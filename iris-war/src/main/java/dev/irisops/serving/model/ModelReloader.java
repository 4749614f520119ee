package dev.irisops.serving.model;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for a new bundle in the folder {@code iris.model.dir}, again and again. */
public final class ModelReloader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ModelReloader.class.getName());

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(ModelReloader::thread);
  private final BundleWatch watch;

  private ModelReloader(BundleWatch watch) {
    this.watch = watch;
  }

  /**
   * Starts to look for new bundles, if the settings name a folder: the bundle inside the WAR
   * changes only with the WAR.
   *
   * @param store has loaded the first bundle
   */
  public static ModelReloader start(ModelSettings settings, ModelStore store) {
    ModelReloader reloader = new ModelReloader(new BundleWatch(settings.source(), store));
    if (settings.dir().isPresent()) {
      long nanos = settings.reloadInterval().toNanos();
      reloader.executor.scheduleWithFixedDelay(reloader::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }
    return reloader;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "iris-model-reload");
    thread.setDaemon(true);
    thread.setContextClassLoader(ModelReloader.class.getClassLoader());
    return thread;
  }

  private void look() {
    try {
      watch.look();
    } catch (RuntimeException | Error e) { // else there would be no next look
      LOG.log(Level.SEVERE, "Cannot look for a new model bundle", e);
    }
  }

  /** Stops looking. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
