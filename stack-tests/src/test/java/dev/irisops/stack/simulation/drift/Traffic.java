package dev.irisops.stack.simulation.drift;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A kind of traffic.
 *
 * @param rowsPerHour the mean over a day
 * @param run the mean number of successive rows of one class; 1 for independent rows
 * @param dailyCycle true if volume and mix of the classes change with the hour: 19 times as many
 *     rows at the peak as in the valley, and odds that change by a factor of 2.7
 * @param classes the number of classes, equally common except for the daily cycle
 */
record Traffic(double rowsPerHour, int run, boolean dailyCycle, int classes) {
  static final int STEPS_PER_DAY = 144; // of ten minutes, the shortest window of the rules

  private static final double CYCLE_OF_VOLUME = 0.9;
  private static final double CYCLE_OF_MIX = 0.5;

  static Traffic independent(double rowsPerHour) {
    return new Traffic(rowsPerHour, 1, false, 3);
  }

  static Traffic inRuns(double rowsPerHour, int run) {
    return new Traffic(rowsPerHour, run, false, 3);
  }

  static Traffic daily(double rowsPerHour) {
    return new Traffic(rowsPerHour, 1, true, 3);
  }

  private static double phase(int step) {
    return 2 * Math.PI * step / STEPS_PER_DAY;
  }

  private double volume(int step) {
    double mean = rowsPerHour * 24 / STEPS_PER_DAY;
    return dailyCycle ? mean * (1 + CYCLE_OF_VOLUME * Math.sin(phase(step))) : mean;
  }

  private double[] mix(int step) {
    double[] odds = new double[classes];
    for (int k = 0; k < classes; k++) {
      double angle = phase(step) + 2 * Math.PI * k / classes;
      odds[k] = dailyCycle ? Math.exp(CYCLE_OF_MIX * Math.sin(angle)) : 1;
    }
    double sum = Arrays.stream(odds).sum();
    return Arrays.stream(odds).map(odd -> odd / sum).toArray();
  }

  /** Returns the shares of the classes over a day: those of the training data. */
  double[] shares() {
    double[] sums = new double[classes];
    double total = 0;
    for (int step = 0; step < STEPS_PER_DAY; step++) {
      double[] mix = mix(step);
      for (int k = 0; k < classes; k++) {
        sums[k] += volume(step) * mix[k];
      }
      total += volume(step);
    }
    double all = total;
    return Arrays.stream(sums).map(sum -> sum / all).toArray();
  }

  /** Returns the rows of each class in each step. */
  int[][] rows(int steps, Random random) {
    Runs runs = new Runs(random);
    return IntStream.range(0, steps)
        .mapToObj(
            step -> {
              int rows = Sampling.poisson(random, volume(step));
              return run == 1 ? Sampling.multinomial(random, rows, mix(step)) : runs.next(rows);
            })
        .toArray(int[][]::new);
  }

  /** Rows that come in runs of one class, whose lengths are geometric. */
  private final class Runs {
    private final Random random;
    private int ofClass;
    private long left;

    Runs(Random random) {
      this.random = random;
    }

    int[] next(int rows) {
      int[] counts = new int[classes];
      int missing = rows;
      while (missing > 0) {
        if (left == 0) {
          ofClass = random.nextInt(classes);
          left = Sampling.geometric(random, 1.0 / run);
        }
        int taken = (int) Math.min(left, missing);
        counts[ofClass] += taken;
        left -= taken;
        missing -= taken;
      }
      return counts;
    }
  }
}
