package dev.irisops.training.dataset;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A column whose type is declared: by ARFF, or by the header of a model, which needs the column.
 */
final class DeclaredValues extends ColumnValues {
  private static final int LISTED = 10;

  private final Feature feature;
  private final String expected;
  private final ToDoubleFunction<String> parser;
  private final Dictionary bad;
  private boolean needed;

  private DeclaredValues(
      Feature feature, Texts texts, String expected, ToDoubleFunction<String> parser) {
    super(feature.name(), texts);
    this.feature = feature;
    this.expected = expected;
    this.parser = parser;
    this.bad = new Dictionary(texts);
  }

  /** Returns a column that a model needs, so that it cannot be ignored. */
  static DeclaredValues needed(Feature feature, Texts texts) {
    DeclaredValues values =
        feature instanceof NominalFeature nominal
            ? labels(nominal, texts, sameNumbers(nominal, texts))
            : numeric(feature.name(), texts);
    values.needed = true;
    return values;
  }

  /** Because a program that writes CSV may write the label 1 as 1.0. */
  private static UnaryOperator<String> sameNumbers(NominalFeature nominal, Texts texts) {
    Map<BigDecimal, String> numbers = new HashMap<>();
    for (String label : nominal.labels()) {
      texts.exact(label).ifPresent(number -> numbers.putIfAbsent(number, label));
    }
    return text -> texts.exact(text).map(numbers::get).orElse(text);
  }

  static DeclaredValues numeric(String name, Texts texts) {
    return new DeclaredValues(new NumericFeature(name), texts, "numbers", texts::number);
  }

  static DeclaredValues date(String name, Texts texts, DateParser dates) {
    String expected = "dates like " + dates.pattern();
    return new DeclaredValues(new NumericFeature(name), texts, expected, dates::milliseconds);
  }

  static DeclaredValues nominal(String name, Texts texts, List<String> labels) {
    return labels(new NominalFeature(name, labels), texts, text -> text);
  }

  /**
   * @param other returns another spelling of a text that is no label
   */
  private static DeclaredValues labels(
      NominalFeature feature, Texts texts, UnaryOperator<String> other) {
    Map<String, Double> indexes = new HashMap<>();
    feature.labels().forEach(label -> indexes.put(label, (double) indexes.size()));
    return new DeclaredValues(
        feature,
        texts,
        "the labels " + listed(feature.labels()),
        text ->
            indexes.getOrDefault(indexes.containsKey(text) ? text : other.apply(text), Double.NaN));
  }

  private static String listed(List<String> labels) {
    String first =
        labels.stream().limit(LISTED).map(Texts::quoted).collect(Collectors.joining(", "));
    return labels.size() > LISTED ? first + ", … (%d)".formatted(labels.size()) : first;
  }

  @Override
  boolean isMissing(String text) {
    if (feature instanceof NumericFeature) {
      return texts.isMissingAmongNumbers(text);
    }
    // Because a declared label means itself, even if it is NA, unless --missing names it.
    boolean declared = !Double.isNaN(parser.applyAsDouble(text));
    return declared ? texts.isNamedMissing(text) : texts.isMissing(text);
  }

  @Override
  double parse(String text, int line) {
    double value = parser.applyAsDouble(text);
    if (Double.isNaN(value)) {
      bad.code(text, line);
    }
    return value;
  }

  @Override
  Optional<String> problem() {
    if (feature instanceof NominalFeature nominal && nominal.labels().size() > Dictionary.LIMIT) {
      return Optional.of(
          "%d labels, at most %d can be used%s"
              .formatted(nominal.labels().size(), Dictionary.LIMIT, needed ? "" : ": " + ignore()));
    }
    return bad.entries().stream()
        .findFirst()
        .map(
            entry ->
                "expected %s, found %s: --missing %s%s"
                    .formatted(
                        expected,
                        entry,
                        Texts.argument(entry.text()),
                        needed ? "" : " or " + ignore()));
  }

  private String ignore() {
    return "--ignore " + Texts.argument(name);
  }

  @Override
  Feature feature() {
    return feature;
  }
}
