package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE - 5, Long.MIN_VALUE}) // nanoTime may be anything
  void deadline_isOverWhenItsTimeHasPassed(long origin) {
    AtomicLong now = new AtomicLong(origin);
    Deadline deadline = Deadline.in(Duration.ofNanos(10), now::get);

    now.addAndGet(9);
    assertThat(deadline.isOver()).isFalse();
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
    deadline.check();

    now.addAndGet(1);
    assertThat(deadline.isOver()).isTrue();
    assertThatExceptionOfType(DeadlineExceededException.class)
        .isThrownBy(deadline::check)
        .withMessage("the deadline is over");

    now.addAndGet(5);
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(-5));
  }

  @Test
  void noDeadline_neverComes() {
    Deadline.NONE.check();
    assertThat(Deadline.NONE.remaining()).isGreaterThan(Duration.ofDays(36_500));
  }
}
