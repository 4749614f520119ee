package dev.irisops.training.dataset;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The column to predict.
 *
 * @param column the column as declared
 * @param chosen true if an option says that its values are labels
 * @param values its values
 */
record ClassColumn(Column column, boolean chosen, ColumnValues values) {
  private static final int FEW = 20;
  private static final int ROWS_PER_CLASS = 10;

  /** Returns why the classes cannot be predicted. */
  Optional<String> problem() {
    Optional<String> labels =
        values instanceof LabelValues found ? labelProblem(found) : values.problem();
    return labels.or(this::countProblem);
  }

  private Optional<String> labelProblem(LabelValues found) {
    int count = found.dictionary().labels().names().size();
    if (!chosen && isQuantity(found)) {
      return Optional.of(
          "%s different numbers; only nominal classes can be predicted: %s"
              .formatted(found.dictionary().overflows() ? "over " + count : count, options()));
    }
    if (!chosen && FoundValues.looksLikeIds(count, values.present())) {
      return Optional.of(
          "ids or free text, %d different texts in %d rows, cannot be predicted: %s"
              .formatted(count, values.present(), options()));
    }
    return found.problem();
  }

  private String options() {
    return "--class-attribute names another column, --nominal %s takes each as a class"
        .formatted(Texts.argument(column.name()));
  }

  /** True if the values are numbers that measure something rather than codes of classes. */
  private boolean isQuantity(LabelValues found) {
    Labels labels = found.dictionary().labels();
    if (!labels.numeric() || column.type() instanceof Column.Numeric) {
      return labels.numeric();
    }
    int count = labels.names().size();
    if (FoundValues.looksLikeIds(count, values.present())) {
      return true;
    }
    return count > FEW && (labels.fractional() || values.present() < ROWS_PER_CLASS * count);
  }

  private Optional<String> countProblem() {
    double[] different =
        IntStream.range(0, values.size()).mapToDouble(values::value).distinct().toArray();
    if (different.length > 1) {
      return Optional.empty();
    }
    String only = ((NominalFeature) values.feature()).labels().get((int) different[0]);
    return Optional.of("expected at least 2 classes, found only " + Texts.quoted(only));
  }

  /** True if the classes are more than two numbers, whose order a classifier does not know. */
  boolean hasOrder() {
    return !chosen
        && values instanceof LabelValues found
        && found.dictionary().labels().numeric()
        && found.dictionary().labels().names().size() > 2;
  }
}
