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

  private static final List<String> BINS =
      Stream.concat(
              IntStream.range(0, Quintiles.COUNT).mapToObj(Integer::toString),
              Stream.of(Feature.MISSING))
          .toList();

  public NumericFeature {
    Checks checks = Checks.ofFeature(name);
    checks.expect("a finite mean", Double.isFinite(mean), mean);
    Quintiles.expect(checks, quintileEdges, quintileShares);
    checks.expectMissingShare(missingShare);
    quintileEdges = List.copyOf(quintileEdges);
    quintileShares = List.copyOf(quintileShares);
  }

  @Override
  public List<String> bins() {
    return BINS;
  }

  @Override
  public List<Double> baselineShares() {
    return Stream.concat(quintileShares.stream(), Stream.of(missingShare)).toList();
  }

  @Override
  public int bin(double value) {
    return Double.isNaN(value) ? Quintiles.COUNT : Quintiles.bin(quintileEdges, value);
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
