package dev.irisops.serving.process;

import dev.irisops.serving.settings.Settings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process without losing a request. During the drain, the service reports that it is not
 * ready and still answers requests. After that, it finishes the requests in flight and refuses new
 * ones.
 */
public final class GracefulShutdown implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GracefulShutdown.class.getName());

  private final Duration drain;
  private final Runnable exit;
  private final CountDownLatch hurry = new CountDownLatch(1);
  private boolean begun;
  private volatile boolean raised;
  private volatile boolean refusing;
  private Runnable restoreSignal = () -> {};
  private Thread hook = new Thread();

  /**
   * Reads {@code iris.shutdown.drain}, in seconds: how long requests are still answered after
   * SIGTERM, so that load balancers notice in time that the service is no longer ready.
   *
   * @param exit ends the process, as a success
   */
  public static GracefulShutdown from(Settings settings, Runnable exit) {
    int drain = settings.atLeast(0, "iris.shutdown.drain", 5);
    return new GracefulShutdown(Duration.ofSeconds(drain), exit);
  }

  /**
   * @param drain how long requests are answered after the signal
   * @param exit ends the process, as a success
   */
  GracefulShutdown(Duration drain, Runnable exit) {
    this.drain = drain;
    this.exit = exit;
  }

  /** Listens for SIGTERM, and for any other end of the JVM; Liberty's own hook stops the server. */
  public void listen() {
    hook = new Thread(this::refuse, "iris-shutdown-hook");
    Runtime.getRuntime().addShutdownHook(hook);
    restoreSignal = TerminationSignal.handle(this::begin);
  }

  /** Stops listening: a handler of a WAR that is gone would keep the WAR in memory. */
  @Override
  public void close() {
    refuse();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      restoreSignal.run();
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "The process itself is ending", e);
    }
  }

  /** Begins the shutdown in a thread of its own, on SIGTERM. A second SIGTERM ends the drain. */
  synchronized void begin() {
    if (begun) {
      LOG.info("Second SIGTERM: exiting now");
      hurry.countDown();
      return;
    }
    begun = true;
    raised = true;
    LOG.log(
        Level.INFO,
        "SIGTERM: no longer ready; answering requests for {0} s before exiting",
        drain.toSeconds());
    new Thread(this::drainAndExit, "iris-shutdown").start();
  }

  private void drainAndExit() {
    try {
      hurry.await(drain.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOG.log(Level.FINE, "Interrupted: exiting now", e);
    }
    refuse();
    exit.run();
  }

  /** Refuses new requests from now on, because the process is ending. */
  private void refuse() {
    raised = true;
    refusing = true;
  }

  /** Returns true once the process is about to end. */
  public boolean isRaised() {
    return raised;
  }

  /** Returns true once new requests are refused, which is never before {@link #isRaised}. */
  public boolean refusesRequests() {
    return refusing;
  }
}
