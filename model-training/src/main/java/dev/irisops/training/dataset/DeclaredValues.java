package dev.irisops.training.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A column of ARFF, whose type is declared. */
final class DeclaredValues extends ColumnValues {
  private static final int LISTED = 10;

  private final Feature feature;
  private final String expected;
  private final ToDoubleFunction<String> parser;
  private final Dictionary bad;

  private DeclaredValues(
      Feature feature, Texts texts, String expected, ToDoubleFunction<String> parser) {
    super(feature.name(), texts);
    this.feature = feature;
    this.expected = expected;
    this.parser = parser;
    this.bad = new Dictionary(texts);
  }

  static DeclaredValues numeric(String name, Texts texts) {
    return new DeclaredValues(new NumericFeature(name), texts, "numbers", texts::number);
  }

  static DeclaredValues date(String name, Texts texts, DateParser dates) {
    String expected = "dates like " + dates.pattern();
    return new DeclaredValues(new NumericFeature(name), texts, expected, dates::milliseconds);
  }

  static DeclaredValues nominal(String name, Texts texts, List<String> labels) {
    Map<String, Double> indexes = new HashMap<>();
    labels.forEach(label -> indexes.put(label, (double) indexes.size()));
    return new DeclaredValues(
        new NominalFeature(name, labels),
        texts,
        "the labels " + listed(labels),
        text -> indexes.getOrDefault(text, Double.NaN));
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
          "%d labels, at most %d can be used: --ignore %s"
              .formatted(nominal.labels().size(), Dictionary.LIMIT, Texts.argument(name)));
    }
    return bad.entries().stream()
        .findFirst()
        .map(
            entry ->
                "expected %s, found %s: --missing %s or --ignore %s"
                    .formatted(
                        expected, entry, Texts.argument(entry.text()), Texts.argument(name)));
  }

  @Override
  Feature feature() {
    return feature;
  }
}
