package dev.irisops.serving.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads whose results a test waits for, with a timeout. */
final class Workers {
  private Workers() {}

  static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "test-worker");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  static <T> T join(FutureTask<T> task) {
    try {
      return task.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the thread has no result", e);
    }
  }
}
