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
    Dictionary dictionary = found.dictionary();
    int labels = dictionary.labels().names().size();
    String count = dictionary.count(labels);
    if (!chosen && isQuantity(dictionary)) {
      return Optional.of(
          "%s different numbers; only nominal classes can be predicted: %s"
              .formatted(count, options(dictionary)));
    }
    boolean ids = !chosen && FoundValues.looksLikeIds(labels, values.present());
    return dictionary.overflows() || ids
        ? Optional.of(
            "ids or free text, %s different texts in %d rows, cannot be predicted: %s"
                .formatted(count, values.present(), options(dictionary)))
        : Optional.empty();
  }

  private String options(Dictionary dictionary) {
    String other = "--class-attribute names another column";
    return dictionary.overflows()
        ? other
        : other + ", --nominal %s takes each as a class".formatted(Texts.argument(column.name()));
  }

  /** True if the values are numbers that measure something rather than codes of classes. */
  private boolean isQuantity(Dictionary dictionary) {
    Labels labels = dictionary.labels();
    if (!labels.numeric() || column.type() instanceof Column.Numeric) {
      return labels.numeric();
    }
    int count = labels.names().size();
    boolean rare = labels.fractional() || values.present() < ROWS_PER_CLASS * count;
    return dictionary.overflows()
        || FoundValues.looksLikeIds(count, values.present())
        || count > FEW && rare;
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
