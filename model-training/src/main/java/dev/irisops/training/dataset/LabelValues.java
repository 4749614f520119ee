package dev.irisops.training.dataset;

import java.util.Optional;

/** A column whose values are labels, also if they are numbers. */
final class LabelValues extends ColumnValues {
  private final Dictionary dictionary;

  LabelValues(String name, Texts texts) {
    super(name, texts);
    dictionary = new Dictionary(texts);
  }

  @Override
  double parse(String text, int line) {
    return dictionary.code(text, line);
  }

  @Override
  Optional<String> problem() {
    return dictionary.overflows()
        ? Optional.of(
            "%s different labels, such as %s: --ignore %s"
                .formatted(dictionary.count(0), dictionary.entries().get(0), Texts.argument(name)))
        : Optional.empty();
  }

  @Override
  NominalFeature feature() {
    return new NominalFeature(name, dictionary.labels().names());
  }

  @Override
  double value(int row) {
    double code = super.value(row);
    return Double.isNaN(code) ? code : dictionary.labels().indexes()[(int) code];
  }

  Dictionary dictionary() {
    return dictionary;
  }
}
