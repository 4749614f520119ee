package dev.irisops.serving.prediction;

/**
 * A closed interval of finite numbers.
 *
 * @param min the smallest value inside
 * @param max the largest value inside, at least {@code min}
 */
public record Range(double min, double max) {
  public Range {
    if (!Double.isFinite(min) || !Double.isFinite(max) || !(min <= max)) {
      throw new IllegalArgumentException("range: expected min <= max, found " + min + ".." + max);
    }
  }

  /** Returns true if {@code value} lies inside; NaN never does. */
  public boolean contains(double value) {
    return value >= min && value <= max;
  }
}
