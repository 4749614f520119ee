package dev.irisops.stack.simulation.drift;

import java.util.Random;

/** Random numbers of distributions that {@link Random} lacks. */
final class Sampling {
  /** From this variance on, a normal distribution is as good. */
  private static final double LARGE_VARIANCE = 25;

  private Sampling() {}

  /** Returns how many of {@code trials} succeed, each with a probability in 0..1. */
  static int binomial(Random random, int trials, double probability) {
    if (probability > 0.5) {
      return trials - binomial(random, trials, 1 - probability);
    }
    double variance = trials * probability * (1 - probability);
    if (variance >= LARGE_VARIANCE) {
      double drawn = trials * probability + Math.sqrt(variance) * random.nextGaussian();
      return (int) Math.max(0, Math.min(trials, Math.round(drawn)));
    }
    return bySkipping(random, trials, probability);
  }

  /** Jumps from success to success, because failures are many. */
  private static int bySkipping(Random random, int trials, double probability) {
    int successes = 0;
    for (long at = geometric(random, probability);
        at <= trials;
        at += geometric(random, probability)) {
      successes++;
    }
    return successes;
  }

  /** Returns how many trials the first success takes: 1 or more. */
  static long geometric(Random random, double probability) {
    if (probability >= 1) {
      return 1;
    }
    double trials = Math.log(1 - random.nextDouble()) / Math.log1p(-probability);
    return trials < Integer.MAX_VALUE ? 1 + (long) trials : Integer.MAX_VALUE;
  }

  /** Returns a count of events that are independent, with a mean of 0 or more. */
  static int poisson(Random random, double mean) {
    int trials = 1_000_000; // so many that two events in one trial do not matter
    return binomial(random, trials, mean / trials);
  }

  /**
   * Distributes {@code count} over bins.
   *
   * @param shares of the bins, with a sum of 1
   */
  static int[] multinomial(Random random, int count, double[] shares) {
    int[] counts = new int[shares.length];
    int left = count;
    double rest = 1;
    for (int bin = 0; bin < shares.length - 1 && left > 0; bin++) {
      counts[bin] = binomial(random, left, Math.max(0, Math.min(1, shares[bin] / rest)));
      left -= counts[bin];
      rest -= shares[bin];
    }
    counts[shares.length - 1] += left;
    return counts;
  }
}
