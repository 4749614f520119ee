package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelValuesTest {
  private static void assertValues(
      int most, List<String> names, List<String> values, List<String> shared) {
    LabelValues labels = new LabelValues(names, most);
    assertThat(names.stream().map(labels::of)).containsExactlyElementsOf(values);
    assertThat(labels.shared()).isEqualTo(shared);
  }

  @Test
  void names_thatAreNotTooMany_areTheValues() {
    assertValues(3, List.of("a", "b", "c"), List.of("a", "b", "c"), List.of());
  }

  @Test
  void names_afterTheMost_shareAValue() {
    assertValues(
        2, List.of("a", "b", "d", "c"), List.of("a", "b", "other", "other"), List.of("d", "c"));
  }

  @Test
  void nameOfTheSharedValue_isKept_whereNothingIsShared() {
    assertValues(2, List.of("other", "b"), List.of("other", "b"), List.of());
  }

  @Test
  void nameOfTheSharedValue_isShared_whereOthersAre() {
    assertValues(
        2,
        List.of("other", "b", "c", "d"),
        List.of("other", "b", "c", "other"),
        List.of("other", "d"));
  }
}
