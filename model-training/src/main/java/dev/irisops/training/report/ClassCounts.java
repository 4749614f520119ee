package dev.irisops.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts rows by class and bin. */
final class ClassCounts {
  private final ChartClasses classes;
  private final int[][] counts;

  ClassCounts(ChartClasses classes, int bins) {
    this.classes = classes;
    this.counts = new int[classes.indices().size()][bins];
  }

  /** Counts a row; ignores a class that the charts do not show. */
  void add(int classIndex, int bin) {
    int shown = classes.indices().indexOf(classIndex);
    if (shown >= 0) {
      counts[shown][bin]++;
    }
  }

  /** Returns the shares of the rows of a class, in 0..1, by class and bin. */
  List<List<Double>> shares() {
    List<List<Double>> shares = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      double rows = classes.rows().get(c);
      shares.add(Arrays.stream(counts[c]).mapToObj(count -> count / rows).toList());
    }
    return shares;
  }
}
