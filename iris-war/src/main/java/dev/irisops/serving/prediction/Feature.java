package dev.irisops.serving.prediction;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One numeric input of a model, as its card describes it.
 *
 * @param name the key in a request
 * @param unit the unit of its values, for instance {@code cm}; empty if the data set names none
 * @param training the range of the training data; the service answers and counts a value outside
 * @param mean the mean of the training data, finite
 * @param allowed the range of accepted values; the service refuses a value outside
 * @param quintileEdges the 4 inner quintile edges of the training data, ascending
 * @param baselineShares the 5 shares of the training data in the bins between those edges, in 0..1
 */
public record Feature(
    String name,
    Optional<String> unit,
    Range training,
    double mean,
    Range allowed,
    List<Double> quintileEdges,
    List<Double> baselineShares) {

  /** The number of bins that the quintile edges make. */
  public static final int BINS = 5;

  public Feature {
    if (name.isBlank()) {
      throw new IllegalArgumentException("feature: expected a name, found a blank");
    }
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "feature %s: expected a finite mean, found %s".formatted(name, mean));
    }
    expectSize(name, "quintile_edges", quintileEdges, BINS - 1);
    expectSize(name, "baseline_shares", baselineShares, BINS);
    expect(name, "quintile_edges in ascending order", ascending(quintileEdges), quintileEdges);
    expect(
        name,
        "baseline_shares in 0..1",
        baselineShares.stream().allMatch(share -> share >= 0 && share <= 1),
        baselineShares);
    quintileEdges = List.copyOf(quintileEdges);
    baselineShares = List.copyOf(baselineShares);
  }

  private static boolean ascending(List<Double> values) {
    return IntStream.range(1, values.size()).allMatch(i -> values.get(i - 1) <= values.get(i));
  }

  private static void expect(String name, String what, boolean holds, List<Double> found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "feature %s: expected %s, found %s".formatted(name, what, found));
    }
  }

  private static void expectSize(String name, String key, List<Double> values, int size) {
    if (values.size() != size) {
      throw new IllegalArgumentException(
          "feature %s: expected %d %s, found %d".formatted(name, size, key, values.size()));
    }
  }

  /**
   * Returns the bin of a value: the number of edges below it, so that bin i is {@code (edge i-1,
   * edge i]}, as the trainer counts the baseline.
   *
   * @return 0..4
   */
  public int bin(double value) {
    int bin = 0;
    while (bin < BINS - 1 && value > quintileEdges.get(bin)) {
      bin++;
    }
    return bin;
  }
}
