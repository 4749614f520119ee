package dev.irisops.serving.prediction;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A feature whose values are numbers. Its bins are {@code 0} to {@code 4}, which the quintile edges
 * make, and {@code missing}.
 *
 * @param name the key in a request
 * @param unit the unit of its values, for instance {@code cm}; empty if the data set names none
 * @param training the range of the training data; the service answers and counts a value outside
 * @param mean the mean of the training data, finite
 * @param allowed the range of accepted values; empty if every finite number is accepted
 * @param quintileEdges the 4 inner quintile edges of the training data, ascending
 * @param quintileShares the 5 shares of all training rows in the bins between those edges, in 0..1
 * @param missingShare the share of the training rows without a value, in 0..1
 */
public record NumericFeature(
    String name,
    Optional<String> unit,
    Range training,
    double mean,
    Optional<Range> allowed,
    List<Double> quintileEdges,
    List<Double> quintileShares,
    double missingShare)
    implements Feature {

  /** The number of bins that the quintile edges make. */
  private static final int QUINTILES = 5;

  private static final List<String> BINS =
      Stream.concat(
              IntStream.range(0, QUINTILES).mapToObj(Integer::toString), Stream.of(Feature.MISSING))
          .toList();

  public NumericFeature {
    FeatureChecks checks = new FeatureChecks(name);
    checks.expect("a finite mean", Double.isFinite(mean), mean);
    checks.expectSize("quintile_edges", quintileEdges, QUINTILES - 1);
    checks.expectShares(quintileShares, QUINTILES, missingShare);
    checks.expect("quintile_edges in ascending order", ascending(quintileEdges), quintileEdges);
    quintileEdges = List.copyOf(quintileEdges);
    quintileShares = List.copyOf(quintileShares);
  }

  private static boolean ascending(List<Double> values) {
    return IntStream.range(1, values.size()).allMatch(i -> values.get(i - 1) <= values.get(i));
  }

  @Override
  public List<String> bins() {
    return BINS;
  }

  @Override
  public List<Double> baselineShares() {
    return Stream.concat(quintileShares.stream(), Stream.of(missingShare)).toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The bin of a number is the number of edges below it, so that bin i is {@code (edge i-1, edge
   * i]}, as the trainer counts the baseline.
   */
  @Override
  public int bin(double value) {
    if (Double.isNaN(value)) {
      return QUINTILES;
    }
    int bin = 0;
    while (bin < QUINTILES - 1 && value > quintileEdges.get(bin)) {
      bin++;
    }
    return bin;
  }

  /** Returns true if a finite number lies outside the allowed range. */
  boolean refuses(double value) {
    return allowed.isPresent() && !allowed.get().contains(value);
  }

  @Override
  public boolean outOfTrainingRange(double value) {
    return value < training.min() || value > training.max(); // NaN is neither
  }
}
