package dev.irisops.serving.it.process;

import dev.irisops.serving.it.Response;
import dev.irisops.testkit.Waiting;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Clients that send the same request again and again until closed, without retries. */
final class LoadGenerator implements AutoCloseable {
  private final Set<String> outcomes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Thread> clients;
  private volatile boolean closed;

  /**
   * @param request sends one request
   * @param summary what of an answer matters; a request without an answer is kept as its exception
   */
  LoadGenerator(int clients, Supplier<Response> request, Function<Response, String> summary) {
    Runnable client =
        () -> {
          while (!closed) {
            outcomes.add(outcome(request, summary));
            requests.incrementAndGet();
          }
        };
    this.clients = Stream.generate(() -> new Thread(client, "client")).limit(clients).toList();
    this.clients.forEach(Thread::start);
  }

  /** Returns status and body. */
  static String whole(Response answer) {
    return answer.status() + " " + answer.body();
  }

  private static String outcome(Supplier<Response> request, Function<Response, String> summary) {
    try {
      return summary.apply(request.get());
    } catch (RuntimeException | Error e) {
      return "failed: " + e;
    }
  }

  /** Returns every different outcome so far. */
  Set<String> outcomes() {
    return outcomes;
  }

  /** Waits for {@code more} requests to end. */
  void awaitRequests(int more) {
    int target = requests.get() + more;
    Waiting.until(more + " more requests have ended", () -> requests.get() >= target);
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
