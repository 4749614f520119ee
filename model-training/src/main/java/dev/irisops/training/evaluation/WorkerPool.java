package dev.irisops.training.evaluation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs tasks on a fixed number of threads. */
final class WorkerPool implements AutoCloseable {
  private final ExecutorService threads;

  WorkerPool(int threads) {
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /**
   * Runs tasks in parallel and returns their results in the order of the tasks. Throws the
   * exception or error of the first task, in this order, that fails.
   */
  <T> List<T> runAll(List<Supplier<T>> tasks) {
    List<CompletableFuture<T>> futures =
        tasks.stream().map(task -> CompletableFuture.supplyAsync(task, threads)).toList();
    try {
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // because a Supplier throws nothing else
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
