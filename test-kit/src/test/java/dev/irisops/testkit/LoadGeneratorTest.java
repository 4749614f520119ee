package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  @Test
  void outcomes_areAnswersAndFailures() {
    Supplier<String> failing =
        () -> {
          throw new IllegalStateException("no answer");
        };
    try (LoadGenerator load = new LoadGenerator(List.of(() -> "200", failing))) {
      Waiting.until("both clients have sent a request", () -> load.outcomes().size() == 2);

      assertThat(load.outcomes())
          .containsExactlyInAnyOrder("200", "failed: java.lang.IllegalStateException: no answer");
    }
  }

  @Test
  void clients_sendUntilClosed() {
    AtomicInteger sent = new AtomicInteger();
    try (LoadGenerator load = new LoadGenerator(3, () -> "" + sent.incrementAndGet() % 2)) {
      load.awaitRequests(100);
    }

    assertThat(sent.get()).isGreaterThanOrEqualTo(100);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("client"));
  }
}
