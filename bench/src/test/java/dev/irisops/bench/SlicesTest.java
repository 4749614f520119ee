package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SlicesTest {
  @Test
  void sides_takeTurnsInTheOtherOrderEachTime() {
    List<String> order = new ArrayList<>();
    Map<String, Supplier<Integer>> sides = new LinkedHashMap<>();
    sides.put("a", () -> order.add("a") ? 1 : 0);
    sides.put("b", () -> order.add("b") ? 1 : 0);

    Slices.measure(3, sides);

    assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
  }

  @Test
  void ratio_isTheMedianOfThoseOfEachRepeat() {
    Slices<Double> slices =
        new Slices<>(Map.of("a", List.of(10.0, 2.0, 9.0), "b", List.of(5.0, 2.0, 3.0)));

    assertThat(slices.ratio("a", "b", v -> v)).isEqualTo(2);
    assertThat(slices.median("a", v -> v)).isEqualTo(9);
  }

  @Test
  void sideThatWasNotMeasured_isNaN() {
    assertThat(new Slices<Double>(Map.of()).ratio("a", "b", v -> v)).isNaN();
  }
}
