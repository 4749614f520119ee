package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on a fixed number of threads and hands the results back in the order of the tasks. */
final class Workers implements AutoCloseable {
  /** Something to run. */
  interface Task<T> extends Callable<T> {
    @Override
    T call();
  }

  private final ExecutorService threads;

  Workers(int count) {
    this.threads = Executors.newFixedThreadPool(count);
  }

  <T> List<T> all(List<Task<T>> tasks) {
    List<Future<T>> futures = tasks.stream().map(task -> threads.submit(task)).toList();
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
