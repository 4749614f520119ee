package dev.irisops.serving.it;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests over kept connections, from several threads, until it is stopped; no retries. */
final class SteadyClient implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int PAUSE_MILLIS = 10;

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Service service;
  private volatile boolean running = true;

  SteadyClient(Service service) {
    this.service = service;
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::send, "steady-client-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private void send() {
    while (running) {
      try {
        Answer answer = service.send(request());
        if (answer.status() != 200) {
          failures.add(answer.status() + " " + answer.body());
        }
        answers.incrementAndGet();
        Thread.sleep(PAUSE_MILLIS);
      } catch (UncheckedIOException e) {
        failures.add(e.getCause().toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private HttpRequest.Builder request() {
    return service
        .request(service.apiPort(), "/predict")
        .header("Host", "localhost") // as behind a balancer; the WAR knows its own port, 80 and 443
        .header("X-API-Key", "dev")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Service.SETOSA));
  }

  /** Waits for {@code more} answers. */
  void awaitAnswers(int more) {
    int target = answers.get() + more;
    Eventually.assertThat(
        () -> {
          if (answers.get() < target && failures.isEmpty()) {
            throw new AssertionError("still " + answers + " answers");
          }
        });
  }

  /** Each answer that was not 200, and each request without one. */
  List<String> failures() {
    return failures;
  }

  /** Ends, and returns how many requests were answered. */
  int stop() {
    running = false;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return answers.get();
  }

  @Override
  public void close() {
    stop();
  }
}
