package dev.irisops.stack.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Samples of a series, in the notation of promtool: {@code 0+5x10 stale _x3}. */
final class Values {
  private static final int DECIMALS = 4;

  private final StringBuilder text = new StringBuilder();
  private final boolean whole;
  private boolean silent = true;

  /**
   * Creates a series without samples.
   *
   * @param whole whether it counts events, of which there are no halves
   */
  Values(boolean whole) {
    this.whole = whole;
  }

  /** Adds samples that are absent, if any. */
  void silence(int samples, boolean marked) {
    int absent = samples;
    if (absent > 0 && marked && !silent) {
      text.append("stale ");
      absent--;
    }
    if (absent > 0) {
      text.append("_x").append(absent).append(' ');
    }
    silent |= samples > 0;
  }

  /** Adds samples that change evenly, if any. */
  void line(double first, double change, int samples) {
    if (whole && change > 0 && change < 1) {
      events(first, change, samples);
    } else if (samples > 0) {
      run(first, change, samples);
    }
    silent &= samples <= 0;
  }

  /** Adds a run for each event, because its moment matters where they are rare. */
  private void events(double first, double change, int samples) {
    int begin = 0;
    for (int i = 1; i <= samples; i++) {
      double value = Math.floor(first + begin * change);
      if (i == samples || Math.floor(first + i * change) > value) {
        run(value, 0, i - begin);
        begin = i;
      }
    }
  }

  private void run(double first, double change, int samples) {
    text.append(number(first));
    if (samples > 1) {
      text.append(change < 0 ? "" : "+").append(number(change)).append('x').append(samples - 1);
    }
    text.append(' ');
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return text.toString().strip();
  }
}
