package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes the columns of a file, then its rows, and makes the data set. */
final class TableBuilder {
  private final String file;
  private final DataOptions options;
  private final Optional<Header> header;
  private final Texts texts;
  private final List<ColumnValues> values = new ArrayList<>();
  private Columns columns;
  private TargetColumn target;
  private int rows;
  private int leftOut;
  private int firstLeftOut;

  /**
   * Creates a builder.
   *
   * @param file name of the file, for error messages
   * @param header columns of the model that the data is for; empty if there is none yet
   */
  TableBuilder(String file, DataOptions options, Optional<Header> header) {
    this.file = file;
    this.options = options;
    this.header = header;
    this.texts = new Texts(options.decimal(), options.missing());
  }

  /** Takes the columns, before the first row. */
  void columns(List<Column> declared) {
    columns =
        header
            .map(known -> new Columns(file, declared, options, known))
            .orElseGet(() -> new Columns(file, declared, options));
    for (int i = 0; i < columns.size(); i++) {
      values.add(valuesOf(i));
    }
    int index = columns.target();
    target =
        new TargetColumn(
            columns.get(index),
            columns.isNominal(index),
            header.map(Header::task).or(options::task),
            texts,
            values.get(index));
  }

  private ColumnValues valuesOf(int index) {
    Column column = columns.get(index);
    String name = column.name();
    Optional<Feature> known = header.flatMap(model -> model.named(name));
    if (known.isPresent()) {
      return DeclaredValues.needed(known.get(), texts);
    }
    if (column.type() instanceof Column.Nominal nominal) {
      return DeclaredValues.nominal(name, texts, nominal.labels());
    }
    if (columns.isNominal(index)) {
      return new LabelValues(name, texts);
    }
    if (column.type() instanceof Column.Unusable unusable) {
      return new UnusableValues(name, texts, unusable.problem(name));
    }
    if (index == columns.target()) {
      return new LabelValues(name, texts);
    }
    if (column.type() instanceof Column.Date date) {
      return DeclaredValues.date(name, texts, date.parser());
    }
    return column.type() instanceof Column.Numeric
        ? DeclaredValues.numeric(name, texts)
        : new FoundValues(name, texts);
  }

  /**
   * Takes a row. Leaves it out if it has no value to predict.
   *
   * @param line line number in the file, from 1
   * @param row values without quotes and surrounding blanks, a blank one for a missing value
   */
  void row(int line, List<String> row) {
    if (row.size() != columns.size()) {
      throw problem(
          "line %d: expected %d values, found %d".formatted(line, columns.size(), row.size()));
    }
    if (values.get(columns.target()).isMissing(row.get(columns.target()))) {
      firstLeftOut = leftOut++ == 0 ? line : firstLeftOut;
      return;
    }
    rows++;
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.isIgnored(i)) {
        values.get(i).add(row.get(i), line);
      }
    }
    target.add(row.get(columns.target()), line);
  }

  /**
   * Returns the data set.
   *
   * @param sha256 SHA-256 of the data file
   * @param notes receives what the user should know about the data
   * @throws InvalidDatasetException if there is no row, or a column that cannot be used
   */
  Dataset dataset(String sha256, Consumer<String> notes) {
    requireRows();
    requireUsableColumns();
    int[] features = features().toArray();
    if (features.length == 0) {
      throw problem("expected at least one feature besides the class, found none");
    }
    Dataset dataset =
        new Dataset(
            file,
            sha256,
            target.target(),
            IntStream.of(features).mapToObj(i -> values.get(i).feature()).toList(),
            IntStream.range(0, rows)
                .filter(row -> !Double.isNaN(target.value(row)))
                .mapToObj(row -> row(row, features))
                .toList());
    notes().forEach(notes);
    Notes.of(dataset).forEach(notes);
    return dataset;
  }

  private void requireRows() {
    if (rows == 0) {
      throw problem(
          leftOut == 0
              ? "expected rows after the header, found none"
              : "%s: expected a class in some row, found none"
                  .formatted(columns.title(columns.target())));
    }
  }

  private void requireUsableColumns() {
    List<String> problems =
        IntStream.range(0, columns.size())
            .filter(i -> i == columns.target() || isUsed(i))
            .mapToObj(i -> problem(i).map(text -> columns.title(i) + ": " + text))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(ArrayList::new));
    problems.addAll(missingColumns());
    if (!problems.isEmpty()) {
      throw new InvalidDatasetException(file, problems);
    }
  }

  private List<String> missingColumns() {
    return header.stream()
        .flatMap(model -> model.columns().stream())
        .filter(column -> columns.indexOf(column.name()) < 0)
        .map(column -> "column %s: not there, and the model needs it".formatted(column.name()))
        .toList();
  }

  private Optional<String> problem(int index) {
    boolean undeclaredTarget = index == columns.target() && header.isEmpty();
    return columns
        .nameProblem(index)
        .or(() -> undeclaredTarget ? target.problem() : values.get(index).problem());
  }

  /** True if a column is not ignored and has a value, usable or not, or a model needs it. */
  private boolean isUsed(int index) {
    return !columns.isIgnored(index) && (header.isPresent() || !isEmpty(index));
  }

  private boolean isEmpty(int index) {
    ColumnValues column = values.get(index);
    return column.present() == 0 && column.problem().isEmpty();
  }

  private IntStream features() {
    return usedColumns().filter(i -> i != columns.target());
  }

  /** Returns the features and the target, in the order of the model, or of the file. */
  private IntStream usedColumns() {
    return header
        .map(model -> model.columns().stream().mapToInt(column -> columns.indexOf(column.name())))
        .orElseGet(() -> IntStream.range(0, columns.size()))
        .filter(i -> i == columns.target() || isUsed(i));
  }

  /** Returns the columns of a model that is trained on the data set. */
  Header header() {
    int[] used = usedColumns().toArray();
    return new Header(
        IntStream.of(used)
            .mapToObj(i -> i == columns.target() ? target.column() : values.get(i).feature())
            .toList(),
        IntStream.range(0, used.length)
            .filter(i -> used[i] == columns.target())
            .findFirst()
            .orElseThrow());
  }

  private Row row(int row, int[] features) {
    double[] numbers = IntStream.of(features).mapToDouble(i -> values.get(i).value(row)).toArray();
    return new Row(numbers, target.value(row));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    leftOutNote().ifPresent(notes::add);
    if (header.isPresent()) {
      List<String> unknown =
          IntStream.range(0, columns.size())
              .filter(columns::isIgnored)
              .mapToObj(columns::title)
              .toList();
      Notes.add(notes, "columns that the model does not have, which are left out: ", unknown);
      return notes;
    }
    Notes.add(notes, "columns without any value, which are left out: ", titles(this::isEmpty));
    Notes.add(
        notes,
        "names that look like values, so that the first line may be no header: ",
        titles(i -> columns.isNumber(i, texts)));
    for (int i = 0; i < columns.size(); i++) {
      notes.addAll(labelNotes(i));
    }
    return notes;
  }

  private Optional<String> leftOutNote() {
    String what = target.task() == Task.REGRESSION ? "number to predict" : "class";
    return IntStream.of(firstLeftOut, target.firstWithoutNumber())
        .filter(line -> line > 0)
        .boxed()
        .min(Comparator.naturalOrder())
        .map(
            first ->
                "rows without a %s, which are left out: %d, the first in line %d"
                    .formatted(what, leftOut + target.withoutNumber(), first));
  }

  private List<String> titles(IntPredicate condition) {
    return IntStream.range(0, columns.size())
        .filter(i -> !columns.isIgnored(i))
        .filter(condition)
        .mapToObj(columns::title)
        .toList();
  }

  private List<String> labelNotes(int index) {
    List<String> notes = new ArrayList<>();
    if (index == columns.target()) {
      notes.addAll(target.notes());
    } else if (!columns.isIgnored(index) && values.get(index) instanceof LabelValues labels) {
      labels.dictionary().labels().merged().forEach(same -> notes.add(Labels.note(same)));
    }
    return notes.stream().map(note -> columns.title(index) + ": " + note).toList();
  }

  private InvalidDatasetException problem(String problem) {
    return new InvalidDatasetException(file, problem);
  }
}
