package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelValuesTest {
  private static List<String> values(int most, String... names) {
    LabelValues values = new LabelValues(List.of(names), most);
    assertThat(values.shared())
        .containsExactlyElementsOf(List.of(names).stream().filter(values::isShared).toList());
    return List.of(names).stream().map(values::of).toList();
  }

  @Test
  void names_thatAreNotTooMany_areTheValues() {
    assertThat(values(3, "a", "b", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void names_afterTheMost_shareAValue() {
    assertThat(values(2, "a", "b", "c", "d")).containsExactly("a", "b", "other", "other");
  }

  @Test
  void nameOfTheSharedValue_isKept_whereNothingIsShared() {
    assertThat(values(2, "other", "b")).containsExactly("other", "b");
  }

  @Test
  void nameOfTheSharedValue_isShared_whereOthersAre() {
    assertThat(values(2, "other", "b", "c", "d")).containsExactly("other", "b", "c", "other");
  }

  @Test
  void sharedNames_areListed_inTheirOrder() {
    assertThat(new LabelValues(List.of("other", "b", "d", "c"), 1).shared())
        .containsExactly("other", "d", "c");
  }
}
