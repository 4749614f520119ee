package dev.irisops.serving.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String KEY = "iris.key";
  private static final Settings UNSET = FakeSettings.of(Map.of());

  private static Settings set(String value) {
    return FakeSettings.of(KEY, value);
  }

  @Test
  void unsetSetting_isEmptyOrTheDefault() {
    assertThat(UNSET.text(KEY)).isEmpty();
    assertThat(UNSET.path(KEY)).isEmpty();
    assertThat(UNSET.integer(KEY)).isEmpty();
    assertThat(UNSET.integer(KEY, -7)).isEqualTo(-7);
    assertThat(UNSET.positive(KEY, 7)).isEqualTo(7);
    assertThat(UNSET.flag(KEY)).isFalse();
    assertThat(UNSET.seconds(KEY, Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whiteSpace_isNotPartOfAValue() {
    assertThat(set(" a b\t\n").text(KEY)).contains("a b");
    assertThat(set(" /models \n").path(KEY)).contains(Path.of("/models"));
    assertThat(set(" 7 ").integer(KEY)).contains(7);
    assertThat(set(" true ").flag(KEY)).isTrue();
    assertThat(set(" 7 ").seconds(KEY, Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"-2147483648", "0", "+7", "2147483647"})
  void integer_withinItsRange_isRead(String value) {
    assertThat(set(value).integer(KEY)).contains(Integer.parseInt(value));
    assertThat(set(value).integer(KEY, 9)).isEqualTo(Integer.parseInt(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "1.5", "1e3", "0x10", "1_000", "2147483648"})
  void nonInteger_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(value).integer(KEY))
        .withMessage("iris.key: expected a whole number, found \"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, -1", "5, 4", "1, -2147483648"})
  void integer_belowTheLeast_isRefused(int least, int value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set("" + value).atLeast(least, KEY, 9))
        .withMessage("iris.key: expected %d or more, found %d".formatted(least, value));
    assertThat(set("" + least).atLeast(least, KEY, 9)).isEqualTo(least);
  }

  @Test
  void positiveInteger_isOneOrMore() {
    assertThat(set("1").positive(KEY, 9)).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set("0").positive(KEY, 9))
        .withMessage("iris.key: expected 1 or more, found 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "True", "TRUE", "ture", "1", "yes", "on"})
  void misspeltFlag_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(value).flag(KEY))
        .withMessage("iris.key: expected true or false, found \"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5000", "0.5, 500", "1e3, 1000000", "-2, -2000", "0.0004, 0", "0.0005, 1"})
  void seconds_areReadToTheMillisecond(String value, long millis) {
    assertThat(set(value).seconds(KEY, Duration.ofDays(1))).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5s", "5 S", "PT5S", "five", "1,5", "1e99", "NaN"})
  void nonNumericSeconds_areRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(value).seconds(KEY, Duration.ZERO))
        .withMessage("iris.key: expected seconds such as 5 or 0.5, found \"" + value + "\"");
  }
}
