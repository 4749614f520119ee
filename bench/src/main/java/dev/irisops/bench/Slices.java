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
 * What was measured of several sides in turn, ABBAAB…, so that whatever disturbs the machine
 * disturbs them all alike.
 *
 * @param bySide one value a repeat
 */
record Slices<T>(Map<String, List<T>> bySide) {
  /** Measures each side once in each repeat, in the other order each time. */
  static <T> Slices<T> measure(int repeats, Map<String, Supplier<T>> sides) {
    Map<String, List<T>> bySide = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(sides.keySet());
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (String side : order) {
        Progress.say("%s, %d of %d", side, repeat + 1, repeats);
        bySide.computeIfAbsent(side, s -> new ArrayList<>()).add(sides.get(side).get());
      }
      Collections.reverse(order);
    }
    return new Slices<>(bySide);
  }

  /** The median of one side; NaN where it was not measured. */
  double median(String side, ToDoubleFunction<T> figure) {
    return Stats.median(values(side, figure));
  }

  /** The median of the ratios of two sides, each of one repeat. */
  double ratio(String side, String to, ToDoubleFunction<T> figure) {
    List<Double> above = values(side, figure);
    List<Double> below = values(to, figure);
    return Stats.median(
        IntStream.range(0, Math.min(above.size(), below.size()))
            .mapToObj(i -> above.get(i) / below.get(i))
            .collect(Collectors.toList()));
  }

  private List<Double> values(String side, ToDoubleFunction<T> figure) {
    Function<T, Double> value = figure::applyAsDouble;
    return bySide.getOrDefault(side, List.of()).stream().map(value).toList();
  }
}
