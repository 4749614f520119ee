package dev.irisops.stack.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs much work in two threads, because promtool uses only one core. */
public final class TwoAtATime {
  private TwoAtATime() {}

  /**
   * Returns when all is done.
   *
   * @throws AssertionError if any fails
   */
  public static void run(Collection<Runnable> work) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> futures = new ArrayList<>();
      work.forEach(one -> futures.add(threads.submit(one)));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
