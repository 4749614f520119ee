package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence means what it says: forecasts in 10 equally wide bins of confidence (Guo et
 * al. 2017, "On calibration of modern neural networks", after Naeini et al. 2015).
 *
 * @param bins from the lowest confidence to the highest, always 10
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * One bin, (i / 10, (i + 1) / 10].
   *
   * @param count forecasts in it, 0 or more
   * @param confidence their mean confidence, in 0..1; 0 if there is none
   * @param accuracy share of right ones, in 0..1; 0 if there is none
   */
  public record Bin(int count, double confidence, double accuracy) {
    private static Bin of(List<Forecast> forecasts) {
      int count = forecasts.size();
      double confidence = forecasts.stream().mapToDouble(Forecast::confidence).sum();
      double right = forecasts.stream().filter(Forecast::isRight).count();
      return count == 0 ? new Bin(0, 0, 0) : new Bin(count, confidence / count, right / count);
    }

    private double gap() {
      return Math.abs(confidence - accuracy);
    }
  }

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  static Calibration of(List<Forecast> forecasts) {
    List<List<Forecast>> members = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      members.add(new ArrayList<>());
    }
    forecasts.forEach(forecast -> members.get(bin(forecast.confidence())).add(forecast));
    return new Calibration(members.stream().map(Bin::of).toList());
  }

  private static int bin(double confidence) {
    return Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence * BINS) - 1));
  }

  /**
   * Returns the expected calibration error: mean of |accuracy - confidence| over the bins, weighted
   * by their counts, in 0..1.
   */
  public double expectedError() {
    int total = bins.stream().mapToInt(Bin::count).sum();
    return bins.stream().mapToDouble(bin -> bin.gap() * bin.count()).sum() / total;
  }
}
