package dev.irisops.serving.api;

import dev.irisops.serving.prediction.ShutdownSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process without losing a request: raises the signal at once, goes on answering while
 * others notice, and then exits.
 */
final class GracefulShutdown implements ShutdownSignal {
  private static final Logger LOG = Logger.getLogger(GracefulShutdown.class.getName());

  private final Duration drain;
  private final Runnable exit;
  private final CountDownLatch hurry = new CountDownLatch(1);
  private boolean begun;
  private volatile boolean raised;
  private volatile boolean refusing;

  /**
   * @param drain how long requests are answered after the signal
   * @param exit ends the process, as a success
   */
  GracefulShutdown(Duration drain, Runnable exit) {
    this.drain = drain;
    this.exit = exit;
  }

  /** On SIGTERM: begins to end, in a thread of its own; on the second one, waits no longer. */
  synchronized void begin() {
    if (begun) {
      LOG.info("SIGTERM again: the process ends now");
      hurry.countDown();
      return;
    }
    begun = true;
    raised = true;
    LOG.log(
        Level.INFO,
        "SIGTERM: no longer ready; answers requests for {0} s, then ends",
        drain.toSeconds());
    new Thread(this::drainAndExit, "iris-shutdown").start();
  }

  private void drainAndExit() {
    try {
      hurry.await(drain.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOG.log(Level.FINE, "Interrupted, so it ends now", e);
    }
    refuse();
    exit.run();
  }

  /** From now on the process ends, whoever wants it. */
  void refuse() {
    raised = true;
    refusing = true;
  }

  @Override
  public boolean isRaised() {
    return raised;
  }

  @Override
  public boolean refusesRequests() {
    return refusing;
  }
}
