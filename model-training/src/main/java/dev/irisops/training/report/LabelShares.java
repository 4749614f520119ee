package dev.irisops.training.report;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.profile.NominalProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shares of the labels of a nominal feature for each group of rows that a chart shows.
 *
 * @param labels the 20 commonest labels, commonest first, as in the metrics of the service; then
 *     {@code other} and {@code missing}, where the training data has such rows
 * @param shares share of the rows of a group with a label, in 0..1, by group and label
 */
record LabelShares(List<String> labels, List<List<Double>> shares) {
  private static final int MAX_LABELS = 20;

  static LabelShares of(Dataset dataset, int feature, NominalProfile profile, ChartGroups groups) {
    List<Integer> byShare =
        IntStream.range(0, profile.labels().size())
            .boxed()
            .sorted(Comparator.comparing(profile.baselineShares()::get).reversed())
            .toList();
    List<Integer> shown = byShare.stream().limit(MAX_LABELS).toList();
    int other = shown.size();
    int missing = byShare.size() > other ? other + 1 : other;
    List<String> names = new ArrayList<>(shown.stream().map(profile.labels()::get).toList());
    names.addAll(Stream.of("other").limit(missing - other).toList());
    names.addAll(Stream.of("missing").limit(profile.missingShare() > 0 ? 1 : 0).toList());
    GroupCounts counts = new GroupCounts(groups, names.size());
    for (Row row : dataset.rows()) {
      double value = row.value(feature);
      int bar = Double.isNaN(value) ? missing : shown.indexOf((int) value);
      counts.add(row, bar < 0 ? other : bar);
    }
    return new LabelShares(names, counts.shares());
  }
}
