package dev.irisops.serving.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs what nests as deeply as the objects of a model in a thread with a stack that is large enough
 * for all that {@link BundleLimits} allows, whatever thread asks.
 */
final class LargeStack {
  private static final long BYTES = 16 << 20;

  private LargeStack() {}

  /**
   * Returns the result of {@code work}.
   *
   * @throws RuntimeException whatever {@code work} throws; an {@code Error} too
   */
  static <T> T call(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, LargeStack::start).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // which is no failure of the work, but memory or the stack that ran out
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(null, work, "iris-large-stack", BYTES);
    thread.setDaemon(true);
    thread.start();
  }
}
