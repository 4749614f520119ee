package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The column to predict: its values as labels and as numbers, and which of them are predicted. */
final class TargetColumn {
  private static final int FEW = 20;
  private static final int ROWS_PER_CLASS = 10;
  private static final String OTHER_COLUMN = "--class-attribute names another column";

  private final Column column;
  private final boolean nominal;
  private final Optional<Task> task;
  private final Texts texts;
  private final ColumnValues labels;
  private final FoundValues numbers;
  private Task decided;
  private int withoutNumber;
  private int firstWithoutNumber;

  /**
   * Creates a column without values.
   *
   * @param nominal true if {@code --nominal} names it
   * @param task what {@code --task} says
   * @param labels takes the values as labels, in the same order
   */
  TargetColumn(
      Column column, boolean nominal, Optional<Task> task, Texts texts, ColumnValues labels) {
    this.column = column;
    this.nominal = nominal;
    this.task = task;
    this.texts = texts;
    this.labels = labels;
    this.numbers =
        FoundValues.ofTarget(
            column.name(), texts, OTHER_COLUMN, "--task classification takes each as a class");
  }

  /** Adds the value of the next row. */
  void add(String text, int line) {
    numbers.add(text, line);
    if (texts.isMissingAmongNumbers(text)) {
      firstWithoutNumber = withoutNumber++ == 0 ? line : firstWithoutNumber;
    }
  }

  /**
   * Returns what to predict: what the options say, or what the values look like. No value may be
   * added afterwards.
   */
  Task task() {
    if (decided == null) {
      decided = task.orElseGet(() -> isQuantity() ? Task.REGRESSION : Task.CLASSIFICATION);
    }
    return decided;
  }

  /** Returns the target, if the column has no problem. */
  Target target() {
    return task() == Task.REGRESSION
        ? new NumericTarget(column.name())
        : new ClassTarget(column.name(), ((NominalFeature) labels.feature()).labels());
  }

  /** Returns the target as a column, if it has no problem. */
  Feature column() {
    return target() instanceof ClassTarget classes
        ? new NominalFeature(classes.name(), classes.classes())
        : new NumericFeature(column.name());
  }

  /** Returns the number or the index of the class of a row; NaN if the row has no number. */
  double value(int row) {
    return task() == Task.REGRESSION ? numbers.value(row) : labels.value(row);
  }

  /** Returns the number of rows with a label but no number, of which none can be predicted. */
  int withoutNumber() {
    return task() == Task.REGRESSION ? withoutNumber : 0;
  }

  /** Returns the line of the first of them; 0 if there are none. */
  int firstWithoutNumber() {
    return task() == Task.REGRESSION ? firstWithoutNumber : 0;
  }

  /** Returns why the column cannot be predicted. */
  Optional<String> problem() {
    return task() == Task.REGRESSION ? numberProblem() : classProblem();
  }

  private Optional<String> numberProblem() {
    if (nominal) {
      return Optional.of("--nominal takes the numbers as labels, --task regression does not");
    }
    if (column.type() instanceof Column.Unusable || column.type() instanceof Column.Date) {
      return Optional.of("expected numbers for --task regression: " + OTHER_COLUMN);
    }
    return numbers.problem().or(this::noNumbers).or(this::sameNumber);
  }

  private Optional<String> noNumbers() {
    return numbers
        .firstText()
        .filter(text -> !numbers.isNumeric())
        .map(text -> "expected numbers for --task regression, found " + text);
  }

  private Optional<String> sameNumber() {
    double[] different = different();
    return different.length > 1
        ? Optional.empty()
        : Optional.of("expected at least 2 different numbers, found only " + different[0]);
  }

  private double[] different() {
    return values(numbers).distinct().toArray();
  }

  private static DoubleStream values(ColumnValues column) {
    return IntStream.range(0, column.size())
        .mapToDouble(column::value)
        .filter(value -> !Double.isNaN(value));
  }

  private Optional<String> classProblem() {
    Optional<String> problem =
        labels instanceof LabelValues found ? labelProblem(found) : labels.problem();
    return problem.or(this::countProblem);
  }

  private Optional<String> labelProblem(LabelValues found) {
    Dictionary dictionary = found.dictionary();
    int count = dictionary.labels().names().size();
    boolean chosen = nominal || task.isPresent();
    boolean ids = !chosen && FoundValues.looksLikeIds(count, found.present());
    return dictionary.overflows() || ids
        ? Optional.of(
            "ids or free text, %s different texts in %d rows, cannot be predicted: %s"
                .formatted(dictionary.count(count), found.present(), options(dictionary)))
        : Optional.empty();
  }

  private String options(Dictionary dictionary) {
    return dictionary.overflows()
        ? OTHER_COLUMN
        : OTHER_COLUMN
            + ", --nominal %s takes each as a class".formatted(Texts.argument(column.name()));
  }

  private Optional<String> countProblem() {
    double[] different = values(labels).distinct().toArray();
    if (different.length > 1) {
      return Optional.empty();
    }
    String only = ((NominalFeature) labels.feature()).labels().get((int) different[0]);
    return Optional.of("expected at least 2 classes, found only " + Texts.quoted(only));
  }

  /** True if the values are numbers that measure something rather than codes of classes. */
  private boolean isQuantity() {
    boolean declared =
        column.type() instanceof Column.Nominal || column.type() instanceof Column.Date;
    if (nominal || declared || column.type() instanceof Column.Unusable) {
      return false;
    }
    return column.type() instanceof Column.Numeric
        || numbers.areMostlyNumbers()
            && !hasCodes()
            && (numbers.problem().isEmpty() ? isMeasured() : hasManyLabels());
  }

  /** True if the labels are too many, so that the problem of the numbers says more. */
  private boolean hasManyLabels() {
    Dictionary dictionary = ((LabelValues) labels).dictionary();
    return dictionary.overflows()
        || FoundValues.looksLikeIds(dictionary.labels().names().size(), labels.present());
  }

  private boolean isMeasured() {
    double[] different = different();
    int rows = numbers.present();
    boolean fractional = DoubleStream.of(different).anyMatch(value -> value != Math.rint(value));
    boolean rare = different.length > FEW && rows < ROWS_PER_CLASS * different.length;
    return fractional || rare || FoundValues.looksLikeIds(different.length, rows);
  }

  private boolean hasCodes() {
    return ((LabelValues) labels)
        .dictionary().entries().stream().map(Dictionary.Entry::text).anyMatch(Texts::isCode);
  }

  /** Returns what the user should know about the choice of the task and about the classes. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    boolean classes = task() == Task.CLASSIFICATION;
    if (classes && labels instanceof LabelValues found) {
      found.dictionary().labels().merged().forEach(same -> notes.add(Labels.note(same)));
    }
    if (task.isEmpty() && !classes) {
      notes.add(
          "numbers are predicted (regression); --task classification takes each number as a class");
    }
    if (task.isEmpty() && classes && hasOrder()) {
      notes.add(
          "numbers are taken as classes; the model does not know their order; --task regression"
              + " predicts numbers");
    }
    return notes;
  }

  /** True if the classes are more than two numbers, whose order a classifier does not know. */
  private boolean hasOrder() {
    return !nominal
        && labels instanceof LabelValues found
        && found.dictionary().labels().numeric()
        && found.dictionary().labels().names().size() > 2;
  }
}
