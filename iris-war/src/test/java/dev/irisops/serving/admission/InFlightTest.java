package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final int MIB = 1 << 20;

  /** Three places of 1 MiB each: two eighths of what 64 MiB leave. */
  private final InFlight inFlight =
      new InFlight(
          new Limits(1, 1, 3, Duration.ofSeconds(1), 4, new HeapBudget((64 + 12) * MIB, MIB)),
          body -> 10L * body.length());

  private void assertFull(int length) {
    assertThatProblem(ProblemType.OVERLOADED)
        .isThrownBy(() -> inFlight.enter("x".repeat(length)))
        .withMessage("too many requests are in flight; try again later")
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Retry-After", "1"));
  }

  @Test
  void takenPlaces_areRefused_untilOneIsGivenBack() {
    int first = inFlight.enter("x");
    inFlight.enter("x");
    inFlight.enter("x");
    assertFull(1);

    inFlight.leave(first);
    inFlight.enter("x");
    assertFull(1);
  }

  @Test
  void largeRequest_takesTheMemoryOfSeveral() {
    int large = inFlight.enter("x".repeat(MIB / 5));
    inFlight.enter("x");
    assertFull(1);

    inFlight.leave(large);
    inFlight.enter("x");
    assertFull(MIB / 5);
    inFlight.enter("x");
  }

  @Test
  void requestThatNeverFits_isTooLarge() {
    assertThatProblem(ProblemType.BODY_TOO_LARGE)
        .isThrownBy(() -> inFlight.enter("x".repeat(MIB)))
        .withMessage(
            "expected a request that fits into 3072 KiB of memory with its answer,"
                + " found one of up to 10240");
    inFlight.enter("x".repeat(MIB * 3 / 10));
  }

  @Test
  void requestsOfAnotherKind_shareThePlaces_withTheirOwnMemory() {
    InFlight others = inFlight.sharedWith(body -> 2L * MIB);
    int large = others.enter("");
    inFlight.enter("x");
    assertFull(1);

    others.leave(large);
    inFlight.enter("x");
    inFlight.enter("x");
  }
}
