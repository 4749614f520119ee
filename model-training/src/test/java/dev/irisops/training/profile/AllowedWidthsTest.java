package dev.irisops.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedWidthsTest {
  @ParameterizedTest
  @CsvSource({
    "5,   2,   4,  0,    14",
    "5,   -1,  1,  -11,  11",
    "5,   4.3, 7.9, 0,   25.9",
    "0.5, 10,  20, 5,    25",
    "0,   10,  20, 10,   20",
    "1e9, 0,   1,  0,    1000000001",
  })
  void range_ofTraining_isWidenedButNotBelowZeroWithoutNegativeValue(
      String widths, double min, double max, double allowedMin, double allowedMax) {
    double[] sorted = {min, (min + max) / 2, max};
    assertThat(AllowedWidths.parse(widths).around(sorted))
        .contains(new AllowedRange(allowedMin, allowedMax));
  }

  @Test
  void range_turnedOff_isAbsent() {
    assertThat(AllowedWidths.parse("off").around(new double[] {1, 2, 3})).isEmpty();
  }

  @Test
  void range_ofFewerThanThreeDistinctValues_isAbsent() {
    AllowedWidths widths = AllowedWidths.parse("5");
    assertThat(widths.around(new double[] {-0.0, 0.0, 1})).isEmpty();
    assertThat(widths.around(new double[] {0, 0, 1, 1})).isEmpty();
    assertThat(widths.around(new double[] {0, 1, 2})).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "OFF", "NaN", "Infinity", "five"})
  void widths_ofOtherText_areRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedWidths.parse(text))
        .withMessage(
            "--allowed-widths: expected a number of 0 or more, or off, found \"" + text + '"');
  }
}
