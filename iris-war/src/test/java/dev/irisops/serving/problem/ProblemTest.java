package dev.irisops.serving.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Problem OVERLOADED =
      Problem.passing(ProblemType.OVERLOADED, "too many; try again later");

  @Test
  void header_isAddedToTheOthers() {
    assertThat(OVERLOADED.with("Connection", "close").headers())
        .containsOnly(entry("Retry-After", "1"), entry("Connection", "close"));
  }

  @Test
  void headerOfTheSameName_isReplaced() {
    assertThat(OVERLOADED.with("Retry-After", "2").headers())
        .containsOnly(entry("Retry-After", "2"));
  }
}
