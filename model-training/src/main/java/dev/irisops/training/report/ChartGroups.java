package dev.irisops.training.report;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.evaluation.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The groups of rows that the charts of the features compare: the classes, or the largest of them;
 * or the lower, middle and upper third of the numbers to predict.
 *
 * @param names name of each group
 * @param rows number of rows of each group, at least 1 so that shares are finite
 * @param group returns the index of the group of a row, or -1 if the charts do not show it
 */
record ChartGroups(List<String> names, List<Integer> rows, ToIntFunction<Row> group) {
  /** A chart has as many colours. */
  static final int MAX = 8;

  private static final int THIRDS = 3;

  static ChartGroups of(Dataset dataset) {
    return dataset.target() instanceof ClassTarget classes
        ? ofClasses(dataset, classes.classes())
        : ofNumbers(dataset);
  }

  private static ChartGroups ofClasses(Dataset dataset, List<String> classes) {
    int[] counts = counts(dataset, classes.size(), Row::classIndex);
    List<Integer> shown =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparing(c -> -counts[c]))
            .limit(MAX)
            .sorted()
            .toList();
    return of(
        dataset, shown.stream().map(classes::get).toList(), row -> shown.indexOf(row.classIndex()));
  }

  private static ChartGroups ofNumbers(Dataset dataset) {
    double[] sorted = dataset.targets().sorted().toArray();
    double low = sorted[sorted.length / THIRDS];
    double high = sorted[2 * sorted.length / THIRDS];
    String name = dataset.target().name();
    List<String> names = new ArrayList<>();
    names.add("%s up to %s".formatted(name, Decimals.of(low)));
    names.add("up to %s".formatted(Decimals.of(high)));
    names.add("above");
    return of(dataset, names, row -> (row.target() > low ? 1 : 0) + (row.target() > high ? 1 : 0));
  }

  private static ChartGroups of(Dataset dataset, List<String> names, ToIntFunction<Row> group) {
    int[] counts = counts(dataset, names.size(), group);
    return new ChartGroups(
        names, IntStream.of(counts).mapToObj(count -> Math.max(1, count)).toList(), group);
  }

  private static int[] counts(Dataset dataset, int groups, ToIntFunction<Row> group) {
    int[] counts = new int[groups];
    dataset.rows().stream().mapToInt(group).filter(g -> g >= 0).forEach(g -> counts[g]++);
    return counts;
  }
}
