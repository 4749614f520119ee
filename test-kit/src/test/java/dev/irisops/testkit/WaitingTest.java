package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void until_conditionThatHoldsLater_waitsForIt() {
    Waiting.until("the third look", () -> looks.incrementAndGet() == 3, () -> "");
    assertThat(looks).hasValue(3);
  }

  @Test
  void untilAsserted_assertionThatHoldsLater_waitsForIt() {
    Waiting.untilAsserted(() -> assertThat(looks.incrementAndGet()).isEqualTo(3));
    assertThat(looks).hasValue(3);
  }
}
