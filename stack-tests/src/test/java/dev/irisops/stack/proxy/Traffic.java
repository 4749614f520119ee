package dev.irisops.stack.proxy;

import dev.irisops.testkit.Waiting;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Clients that send their requests again and again until closed, and repeat none that fails. */
final class Traffic implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final AtomicInteger answered = new AtomicInteger();
  private final Set<String> failures = new ConcurrentSkipListSet<>();
  private final List<Thread> clients;
  private volatile boolean closed;

  /**
   * Starts a client for each request.
   *
   * @param requests send a request and return the answer
   */
  Traffic(List<Supplier<HttpResponse<String>>> requests) {
    clients = requests.stream().map(request -> new Thread(() -> run(request), "client")).toList();
    clients.forEach(Thread::start);
  }

  private void run(Supplier<HttpResponse<String>> request) {
    while (!closed) {
      try {
        HttpResponse<String> answer = request.get();
        if (answer.statusCode() == 200) {
          answered.incrementAndGet();
        } else {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (UncheckedIOException e) {
        failures.add(e.toString());
      }
      Waiting.pause(PAUSE);
    }
  }

  /** Waits until {@code more} requests have been answered with 200, or one has failed. */
  void awaitAnswers(int more) {
    int target = answered.get() + more;
    Waiting.until(more + " more answers", () -> answered.get() >= target || !failures.isEmpty());
  }

  /** Returns the different failures so far: any other status, or no answer at all. */
  Set<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
