package dev.irisops.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Results of several benchmarks that run alternately, in the order ABBAAB…, so that other load on
 * the machine affects all of them equally.
 *
 * @param results results by name of the benchmark, one per repeat
 */
record InterleavedRuns<T>(Map<String, List<T>> results) {
  /** Runs each benchmark once per repeat, and reverses the order after each repeat. */
  static <T> InterleavedRuns<T> of(int repeats, Map<String, Supplier<T>> benchmarks) {
    Map<String, List<T>> results = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(benchmarks.keySet());
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (String name : order) {
        Progress.print("%s, %d of %d", name, repeat + 1, repeats);
        results.computeIfAbsent(name, n -> new ArrayList<>()).add(benchmarks.get(name).get());
      }
      Collections.reverse(order);
    }
    return new InterleavedRuns<>(results);
  }

  /** Returns the median of a benchmark; NaN if it did not run. */
  double median(String name, ToDoubleFunction<T> metric) {
    return Stats.median(values(name, metric));
  }

  /** Returns the median of the ratios of two benchmarks in each repeat; NaN if one did not run. */
  double ratio(String numerator, String denominator, ToDoubleFunction<T> metric) {
    List<Double> above = values(numerator, metric);
    List<Double> below = values(denominator, metric);
    return Stats.median(
        IntStream.range(0, Math.min(above.size(), below.size()))
            .mapToObj(i -> above.get(i) / below.get(i))
            .collect(Collectors.toList()));
  }

  private List<Double> values(String name, ToDoubleFunction<T> metric) {
    Function<T, Double> value = metric::applyAsDouble;
    return results.getOrDefault(name, List.of()).stream().map(value).toList();
  }
}
