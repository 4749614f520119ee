package dev.irisops.serving.it;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Clients that ask the same question without a pause, until closed, and keep what they heard. */
final class Traffic implements AutoCloseable {
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private final List<Thread> clients;
  private volatile boolean ended;

  /**
   * @param question asks once
   * @param essence what of an answer matters; a failed question is kept as what it failed with
   */
  Traffic(int clients, Supplier<Answer> question, Function<Answer, String> essence) {
    Runnable client =
        () -> {
          while (!ended) {
            heard.add(ask(question, essence));
            answers.incrementAndGet();
          }
        };
    this.clients = Stream.generate(() -> new Thread(client, "client")).limit(clients).toList();
    this.clients.forEach(Thread::start);
  }

  /** Status and body. */
  static String whole(Answer answer) {
    return answer.status() + " " + answer.body();
  }

  private static String ask(Supplier<Answer> question, Function<Answer, String> essence) {
    try {
      return essence.apply(question.get());
    } catch (RuntimeException | Error e) {
      return "failed: " + e;
    }
  }

  /** Every different answer so far. */
  Set<String> heard() {
    return heard;
  }

  /** How many answers there were so far. */
  int answers() {
    return answers.get();
  }

  @Override
  public void close() {
    ended = true;
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
