package dev.irisops.training.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file and what the options make of each. */
final class Columns {
  private static final int LISTED = 20;

  private final String file;
  private final List<Column> columns;
  private final Set<Integer> ignored;
  private final Set<Integer> nominal;
  private final int target;

  /**
   * Finds the columns that the options name.
   *
   * @throws InvalidDatasetException if an option names a column that does not exist
   */
  Columns(String file, List<Column> columns, DataOptions options) {
    this.file = file;
    this.columns = List.copyOf(columns);
    ignored = indexes("--ignore", options.ignored());
    nominal = indexes("--nominal", options.nominal());
    target =
        options
            .classAttribute()
            .map(reference -> index("--class-attribute", reference))
            .orElseGet(this::last);
    if (ignored.contains(target)) {
      throw problem("--class-attribute: %s is ignored".formatted(title(target)));
    }
  }

  private Set<Integer> indexes(String option, List<String> references) {
    return references.stream()
        .map(reference -> index(option, reference))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private int index(String option, String reference) {
    int named = names().indexOf(reference);
    int numbered = reference.matches("\\d{1,6}") ? Integer.parseInt(reference) - 1 : -1;
    if (named < 0 && (numbered < 0 || numbered >= columns.size())) {
      throw problem(
          "%s: no column \"%s\"; the columns are %s".formatted(option, reference, listed()));
    }
    return named < 0 ? numbered : named;
  }

  private String listed() {
    String first =
        names().stream().limit(LISTED).map(Texts::inLine).collect(Collectors.joining(", "));
    return columns.size() > LISTED ? first + ", … (%d)".formatted(columns.size()) : first;
  }

  private int last() {
    return IntStream.range(0, columns.size())
        .filter(i -> !ignored.contains(i) && !hasNoName(i))
        .reduce((first, second) -> second)
        .orElseThrow(() -> problem("expected a column to predict, found none"));
  }

  private List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private InvalidDatasetException problem(String problem) {
    return new InvalidDatasetException(file, problem);
  }

  int size() {
    return columns.size();
  }

  Column get(int index) {
    return columns.get(index);
  }

  /**
   * Finds the columns of a model. All others are ignored.
   *
   * @throws InvalidDatasetException if the file has not even the column to predict
   */
  Columns(String file, List<Column> columns, DataOptions options, Header header) {
    this.file = file;
    this.columns = List.copyOf(columns);
    nominal = Set.of();
    ignored = indexes("--ignore", options.ignored());
    IntStream.range(0, columns.size())
        .filter(i -> header.named(columns.get(i).name()).isEmpty())
        .forEach(ignored::add);
    target = indexOf(header.targetColumn().name());
    if (target < 0) {
      throw problem(
          "expected the columns of the model, but the one to predict, %s, is not there; the columns are %s"
              .formatted(Texts.quoted(header.targetColumn().name()), listed()));
    }
  }

  /** Returns the index of the first column with a name that is not ignored; -1 if there is none. */
  int indexOf(String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> !ignored.contains(i) && columns.get(i).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  /** Returns the index of the column to predict. */
  int target() {
    return target;
  }

  boolean isIgnored(int index) {
    return ignored.contains(index);
  }

  /** True if {@code --nominal} names the column. */
  boolean isNominal(int index) {
    return nominal.contains(index);
  }

  /** Returns the words that name a column in a message. */
  String title(int index) {
    return "column " + (hasNoName(index) ? index + 1 : Texts.inLine(columns.get(index).name()));
  }

  /** True if the name of a column of CSV is a number. */
  boolean isNumber(int index, Texts texts) {
    Column column = columns.get(index);
    return column.type() instanceof Column.Undeclared && !Double.isNaN(texts.number(column.name()));
  }

  private boolean hasNoName(int index) {
    return columns.get(index).name().isBlank();
  }

  /** Returns the problem with the name of each column that is not ignored, if there is one. */
  Optional<String> nameProblem(int index) {
    if (hasNoName(index)) {
      return Optional.of("no name (row numbers of pandas or R?): --ignore %d".formatted(index + 1));
    }
    boolean taken =
        IntStream.range(0, index)
            .filter(i -> !ignored.contains(i))
            .anyMatch(i -> columns.get(i).name().equals(columns.get(index).name()));
    return taken
        ? Optional.of("the name of an earlier column: --ignore %d".formatted(index + 1))
        : Optional.empty();
  }
}
