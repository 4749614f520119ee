package dev.irisops.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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

    now.addAndGet(1);
    assertThat(deadline.isOver()).isTrue();
    assertThat(deadline.exceeded())
        .hasMessage("there was no time to answer; try again later")
        .extracting(ProblemException::problem)
        .isEqualTo(
            Problem.passing(
                ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later"));

    now.addAndGet(5);
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(-5));
  }
}
