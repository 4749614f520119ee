package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InterleavedRunsTest {
  @Test
  void benchmarks_repeated_runInAlternatingOrder() {
    List<String> order = new ArrayList<>();
    Map<String, Supplier<Integer>> benchmarks = new LinkedHashMap<>();
    benchmarks.put("a", () -> order.add("a") ? 1 : 0);
    benchmarks.put("b", () -> order.add("b") ? 1 : 0);

    InterleavedRuns.of(3, benchmarks);

    assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
  }

  @Test
  void ratio_ofSeveralRepeats_isMedianOfRatios() {
    InterleavedRuns<Double> runs =
        new InterleavedRuns<>(Map.of("a", List.of(10.0, 2.0, 9.0), "b", List.of(5.0, 2.0, 3.0)));

    assertThat(runs.ratio("a", "b", v -> v)).isEqualTo(2);
    assertThat(runs.median("a", v -> v)).isEqualTo(9);
  }

  @Test
  void ratio_ofBenchmarkThatDidNotRun_isNaN() {
    assertThat(new InterleavedRuns<Double>(Map.of()).ratio("a", "b", v -> v)).isNaN();
  }
}
