package dev.irisops.training.profile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Description of a nominal feature in the training data.
 *
 * @param name name of the feature
 * @param labels labels in the order of the data set, at least 1
 * @param missingShare share of the rows without a label, in 0..1
 * @param baselineShares share of all rows with each label, in 0..1
 * @param unseen policy for a label that is not among the labels
 */
public record NominalProfile(
    String name,
    List<String> labels,
    double missingShare,
    List<Double> baselineShares,
    Unseen unseen)
    implements FeatureProfile {

  /**
   * Counts the labels.
   *
   * @param rows index of the label of each row, NaN where missing, at least 1
   */
  static NominalProfile of(String name, List<String> labels, double[] rows, Unseen unseen) {
    int[] counts = new int[labels.size()];
    int missing = 0;
    for (double row : rows) {
      if (Double.isNaN(row)) {
        missing++;
      } else {
        counts[(int) row]++;
      }
    }
    List<Double> shares =
        IntStream.of(counts).mapToObj(count -> (double) count / rows.length).toList();
    return new NominalProfile(name, labels, (double) missing / rows.length, shares, unseen);
  }
}
