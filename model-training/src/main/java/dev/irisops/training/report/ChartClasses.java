package dev.irisops.training.report;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Row;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes that the charts of the features show: all of them, or the largest.
 *
 * @param indices indices of the classes, ascending
 * @param rows number of rows of each of them, at least 1 so that shares are finite
 */
record ChartClasses(List<Integer> indices, List<Integer> rows) {
  /** A chart has as many colours. */
  static final int MAX = 8;

  static ChartClasses of(Dataset dataset) {
    int[] counts = new int[dataset.classes().size()];
    for (Row row : dataset.rows()) {
      counts[row.classIndex()]++;
    }
    List<Integer> indices =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparing(c -> -counts[c]))
            .limit(MAX)
            .sorted()
            .toList();
    return new ChartClasses(indices, indices.stream().map(c -> Math.max(1, counts[c])).toList());
  }

  List<String> names(Dataset dataset) {
    return indices.stream().map(dataset.classes()::get).toList();
  }
}
