package dev.irisops.serving.prediction;

import java.util.List;
import java.util.stream.IntStream;

/** The five bins that four edges make. */
final class Quintiles {
  static final int COUNT = 5;

  private Quintiles() {}

  /** Checks the edges of bins and the shares in them, as a card states them. */
  static void expect(Checks checks, List<Double> edges, List<Double> shares) {
    checks.expectSize("quintile_edges", edges, COUNT - 1);
    checks.expectShares(shares, COUNT);
    checks.expect("quintile_edges in ascending order", ascending(edges), edges);
  }

  private static boolean ascending(List<Double> values) {
    return IntStream.range(1, values.size()).allMatch(i -> values.get(i - 1) <= values.get(i));
  }

  /**
   * Returns the number of edges below a number, so that bin i is {@code (edge i-1, edge i]}, as the
   * trainer counts the baseline.
   */
  static int bin(List<Double> edges, double value) {
    int bin = 0;
    while (bin < COUNT - 1 && value > edges.get(bin)) {
      bin++;
    }
    return bin;
  }
}
