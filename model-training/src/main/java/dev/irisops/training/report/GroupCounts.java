package dev.irisops.training.report;

import dev.irisops.training.dataset.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts rows by group and bin. */
final class GroupCounts {
  private final ChartGroups groups;
  private final int[][] counts;

  GroupCounts(ChartGroups groups, int bins) {
    this.groups = groups;
    this.counts = new int[groups.names().size()][bins];
  }

  /** Counts a row; ignores one that the charts do not show. */
  void add(Row row, int bin) {
    int group = groups.group().applyAsInt(row);
    if (group >= 0) {
      counts[group][bin]++;
    }
  }

  /** Returns the shares of the rows of a group, in 0..1, by group and bin. */
  List<List<Double>> shares() {
    List<List<Double>> shares = new ArrayList<>();
    for (int g = 0; g < counts.length; g++) {
      double rows = groups.rows().get(g);
      shares.add(Arrays.stream(counts[g]).mapToObj(count -> count / rows).toList());
    }
    return shares;
  }
}
