package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are shell scripts")
class CommandTest {
  @Test
  void output_ofASuccess_isAllThatItPrinted() {
    assertThat(Command.of("sh", "-c", "echo $A; echo b >&2").with("A", "a").output())
        .isEqualTo("a\nb");
  }

  @Test
  void output_ofAFailure_isInTheError() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Command.of("sh", "-c", "echo sorry; exit 7").output())
        .withMessage("[sh, -c, echo sorry; exit 7] ended with 7: sorry");
  }
}
