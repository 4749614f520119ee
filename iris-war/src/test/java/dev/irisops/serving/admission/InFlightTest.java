package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight(new Limits(1, 1, 2, Duration.ofSeconds(1), 3));

  private void assertFull() {
    assertThatProblem(ProblemType.OVERLOADED)
        .isThrownBy(inFlight::enter)
        .withMessage("too many requests are in flight; try again later")
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Retry-After", "1"));
  }

  @Test
  void takenPlaces_areRefused_untilOneIsGivenBack() {
    inFlight.enter();
    inFlight.enter();
    assertFull();

    inFlight.leave();
    inFlight.enter();
    assertFull();
  }
}
