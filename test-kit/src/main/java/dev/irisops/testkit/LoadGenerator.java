package dev.irisops.testkit;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Clients that send their requests again and again until closed, without retries. */
public final class LoadGenerator implements AutoCloseable {
  private final Set<String> outcomes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Thread> clients;
  private volatile boolean closed;

  /**
   * Starts clients that send the same request.
   *
   * @param request sends a request and returns a summary of the answer
   */
  public LoadGenerator(int clients, Supplier<String> request) {
    this(Collections.nCopies(clients, request));
  }

  /**
   * Starts a client for each request.
   *
   * @param requests send a request and return a summary of the answer
   */
  public LoadGenerator(List<Supplier<String>> requests) {
    clients = requests.stream().map(request -> new Thread(() -> run(request), "client")).toList();
    clients.forEach(Thread::start);
  }

  private void run(Supplier<String> request) {
    while (!closed) {
      outcomes.add(outcome(request));
      requests.incrementAndGet();
    }
  }

  private static String outcome(Supplier<String> request) {
    try {
      return request.get();
    } catch (RuntimeException | Error e) {
      return "failed: " + e;
    }
  }

  /** Returns every different outcome so far: a summary, or the failure of a request. */
  public Set<String> outcomes() {
    return outcomes;
  }

  /** Waits for {@code more} requests to end. */
  public void awaitRequests(int more) {
    int target = requests.get() + more;
    Waiting.until(more + " more requests have ended", () -> requests.get() >= target);
  }

  @Override
  public void close() {
    closed = true;
    clients.forEach(Waiting::join);
  }
}
