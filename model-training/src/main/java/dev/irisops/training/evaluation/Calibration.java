package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Reliability diagram: the accuracy of the predictions in 10 equally wide bins of confidence (Guo
 * et al. 2017, "On calibration of modern neural networks", after Naeini et al. 2015).
 *
 * @param bins always 10, from the lowest confidence to the highest
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * The predictions with a confidence in (i / 10, (i + 1) / 10].
   *
   * @param count number of predictions, 0 or more
   * @param confidence mean confidence, in 0..1; 0 if the bin is empty
   * @param accuracy share of correct predictions, in 0..1; 0 if the bin is empty
   */
  public record Bin(int count, double confidence, double accuracy) {
    private static Bin of(List<ClassOutcome> outcomes) {
      int count = outcomes.size();
      double confidence = outcomes.stream().mapToDouble(ClassOutcome::confidence).sum();
      double correct = outcomes.stream().filter(ClassOutcome::isCorrect).count();
      return count == 0 ? new Bin(0, 0, 0) : new Bin(count, confidence / count, correct / count);
    }

    private double gap() {
      return Math.abs(confidence - accuracy);
    }
  }

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  static Calibration of(List<ClassOutcome> outcomes) {
    List<List<ClassOutcome>> members = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      members.add(new ArrayList<>());
    }
    outcomes.forEach(outcome -> members.get(bin(outcome.confidence())).add(outcome));
    return new Calibration(members.stream().map(Bin::of).toList());
  }

  private static int bin(double confidence) {
    return Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence * BINS) - 1));
  }

  /**
   * Returns the expected calibration error (ECE), in 0..1: the mean of |accuracy - confidence| over
   * the bins, weighted by their counts.
   */
  public double expectedCalibrationError() {
    int total = bins.stream().mapToInt(Bin::count).sum();
    return bins.stream().mapToDouble(bin -> bin.gap() * bin.count()).sum() / total;
  }
}
