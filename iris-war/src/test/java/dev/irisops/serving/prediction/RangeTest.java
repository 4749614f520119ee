package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
  @ParameterizedTest
  @CsvSource({"NaN, 1.0", "0.0, NaN", "-Infinity, 0.0", "0.0, Infinity", "1.0, 0.0"})
  void invalidInterval_isRefused(double min, double max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Range(min, max))
        .withMessage("range: expected min <= max, found " + min + ".." + max);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "2, true",
    "0.9999999999999999, false",
    "2.0000000000000004, false",
    "NaN, false"
  })
  void range_containsItsEdgesOnly(double value, boolean inside) {
    assertThat(new Range(1, 2).contains(value)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "-0.0, true", "4.9E-324, false"})
  void range_ofOnePoint_containsIt(double value, boolean inside) {
    assertThat(new Range(0, 0).contains(value)).isEqualTo(inside);
  }
}
