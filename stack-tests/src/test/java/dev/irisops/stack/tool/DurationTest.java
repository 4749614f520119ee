package dev.irisops.stack.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTest {
  @ParameterizedTest
  @CsvSource({"0m,0", "250ms,250", "15s,15000", "1h30m,5400000", "7d,604800000", "1m1ms,60001"})
  void text_isRead(String text, long millis) {
    assertThat(Duration.parse(text)).isEqualTo(new Duration(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "5 m", "5x", "1.5h"})
  void otherText_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Duration.parse(text))
        .withMessage("duration: expected for instance 1h30m, found " + text);
  }

  @Test
  void negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Duration(-1))
        .withMessage("millis: expected 0 or more, found -1");
  }

  @Test
  void sumAndShare_areExactToTheMillisecond() {
    assertThat(Duration.parse("1m").plus(Duration.parse("1s"))).hasToString("61000ms");
    assertThat(Duration.parse("10s").dividedBy(60)).hasToString("166ms");
  }
}
