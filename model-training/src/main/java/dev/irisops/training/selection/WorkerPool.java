package dev.irisops.training.selection;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs tasks on a fixed number of threads, in the order of their submission. */
final class WorkerPool implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final ThreadPoolExecutor threads;

  WorkerPool(int threads) {
    this.threads =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WorkerPool::daemon);
  }

  // Because a training that is abandoned must not keep the process alive.
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "training");
    thread.setDaemon(true);
    return thread;
  }

  <T> Future<T> submit(Supplier<T> task) {
    return threads.submit(task::get);
  }

  /**
   * Waits for a task and returns its result, or throws its exception or error. Interrupts a task,
   * and returns nothing, as soon as its time is over.
   *
   * @param over returns true if the time of the task is over
   */
  <T> Optional<T> await(Future<T> task, BooleanSupplier over) {
    while (true) {
      try {
        return Optional.of(task.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (over.getAsBoolean() && task.cancel(true)) {
          addThread();
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while training", e);
      }
    }
  }

  // Because a training that does not react to the interruption keeps its thread.
  private void addThread() {
    threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
    threads.setCorePoolSize(threads.getCorePoolSize() + 1);
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure; // because a supplier throws nothing else
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
