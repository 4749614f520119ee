package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What is unusual about a data set, but no reason to refuse it. */
final class Notes {
  private static final int LISTED = 10;
  private static final int FEW_ROWS = 10;

  private final Dataset dataset;

  private Notes(Dataset dataset) {
    this.dataset = dataset;
  }

  static List<String> of(Dataset dataset) {
    Notes data = new Notes(dataset);
    List<String> notes = new ArrayList<>();
    add(notes, "classes without rows, which get the prior 0: ", data.classesWithoutRows());
    if (dataset.rows().size() >= FEW_ROWS) {
      add(
          notes,
          "the same value in every row, so that a model cannot use it: ",
          names(dataset.featureNames(), data::isConstant));
      add(
          notes,
          "counts the rows, so that --ignore is probably right: ",
          names(dataset.featureNames(), data::countsRows));
      add(
          notes,
          "counts the rows, so that --class-attribute probably names another column: ",
          data.targetThatCountsRows());
    }
    return notes;
  }

  private List<String> classesWithoutRows() {
    BitSet withRows = new BitSet();
    if (dataset.target() instanceof ClassTarget) {
      dataset.rows().forEach(row -> withRows.set(row.classIndex()));
    }
    return names(dataset.classes(), c -> !withRows.get(c));
  }

  private static List<String> names(List<String> names, IntPredicate condition) {
    return IntStream.range(0, names.size())
        .filter(condition)
        .mapToObj(names::get)
        .map(Texts::quoted)
        .toList();
  }

  /** Adds a note on the first few names, if there is any. */
  static void add(List<String> notes, String note, List<String> names) {
    if (!names.isEmpty()) {
      String more = names.size() > LISTED ? ", … (%d)".formatted(names.size()) : "";
      notes.add(note + String.join(", ", names.subList(0, Math.min(LISTED, names.size()))) + more);
    }
  }

  private boolean isConstant(int feature) {
    return dataset.values(feature).distinct().limit(2).count() == 1;
  }

  private boolean countsRows(int feature) {
    return dataset.features().get(feature) instanceof NumericFeature
        && countsRows(dataset.values(feature).toArray());
  }

  private List<String> targetThatCountsRows() {
    return dataset.target() instanceof NumericTarget target
            && countsRows(dataset.targets().toArray())
        ? List.of(Texts.quoted(target.name()))
        : List.of();
  }

  private static boolean countsRows(double[] values) {
    return IntStream.range(0, values.length).allMatch(row -> values[row] == values[0] + row);
  }
}
