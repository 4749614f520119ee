package dev.irisops.serving.process;

import dev.irisops.serving.LogCapture;
import java.time.Duration;

/** A shutdown between SIGTERM and the end of the drain, for the tests of other packages. */
public final class Draining implements AutoCloseable {
  private final LogCapture log = new LogCapture(GracefulShutdown.class.getName());
  private final GracefulShutdown shutdown = new GracefulShutdown(Duration.ofDays(1), () -> {});

  /** Begins the shutdown. */
  public Draining() {
    shutdown.begin();
  }

  /** Returns the shutdown, which is raised and refuses nothing until this is closed. */
  public GracefulShutdown shutdown() {
    return shutdown;
  }

  /** Ends the drain, and with it the thread that waits. */
  @Override
  public void close() {
    shutdown.begin();
    log.close();
  }
}
