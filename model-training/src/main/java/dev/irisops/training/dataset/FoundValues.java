package dev.irisops.training.dataset;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column of CSV, whose type is found: numbers if every value is one, labels if none is. A mixture
 * of both is refused, because it is more often a mistake than a label.
 */
final class FoundValues extends ColumnValues {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([-/.])\\d{1,2}\\3\\d{2,4})([T ].*)?");

  private final Dictionary dictionary;
  private final BitSet isText = new BitSet();
  private int numbers;

  FoundValues(String name, Texts texts) {
    super(name, texts);
    dictionary = new Dictionary(texts);
  }

  @Override
  double parse(String text, int line) {
    double number = texts.number(text);
    if (Double.isNaN(number)) {
      isText.set(size());
      return dictionary.code(text, line);
    }
    numbers++;
    return number;
  }

  @Override
  Optional<String> problem() {
    List<Dictionary.Entry> labels = labelEntries();
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    String found = labels.get(0).toString();
    if (all(labels, texts::hasDecimalComma)) {
      return Optional.of("numbers with a decimal comma, such as %s: --decimal ,".formatted(found));
    }
    if (numbers > 0) {
      return Optional.of(mixture(labels));
    }
    if (all(labels, DATE.asMatchPredicate())) {
      return Optional.of("dates, such as %s: %s".formatted(found, ignoreOrNominal()));
    }
    return tooManyLabels(labels.size(), found);
  }

  private Optional<String> tooManyLabels(int count, String found) {
    String argument = Texts.argument(name);
    if (dictionary.overflows()) {
      return Optional.of(
          "more than %d different texts, such as %s: --ignore %s"
              .formatted(Dictionary.LIMIT, found, argument));
    }
    return looksLikeIds(count, present())
        ? Optional.of(
            "ids or free text, %d different texts in %d values, such as %s: %s"
                .formatted(count, present(), found, ignoreOrNominal()))
        : Optional.empty();
  }

  /** True if most labels are in one row only, so that a model learns nothing from them. */
  static boolean looksLikeIds(int labels, int rows) {
    return labels > 10 && labels > rows / 2;
  }

  private String mixture(List<Dictionary.Entry> labels) {
    Dictionary.Entry first = labels.get(0);
    String found =
        labels.size() == 1
            ? first.toString()
            : "%d texts, such as %s".formatted(labels.size(), first);
    return "numbers except for %s: --missing %s, %s"
        .formatted(found, Texts.argument(first.text()), ignoreOrNominal());
  }

  private String ignoreOrNominal() {
    String argument = Texts.argument(name);
    return "--nominal %s or --ignore %s".formatted(argument, argument);
  }

  private List<Dictionary.Entry> labelEntries() {
    return dictionary.entries().stream()
        .filter(entry -> numbers == 0 || !texts.isMissingAmongNumbers(entry.text()))
        .toList();
  }

  private static boolean all(List<Dictionary.Entry> labels, Predicate<String> condition) {
    return labels.stream().map(Dictionary.Entry::text).allMatch(condition);
  }

  @Override
  Feature feature() {
    return numbers > 0
        ? new NumericFeature(name)
        : new NominalFeature(name, dictionary.labels().names());
  }

  @Override
  double value(int row) {
    if (!isText.get(row)) {
      return super.value(row);
    }
    return numbers > 0 ? Double.NaN : dictionary.labels().indexes()[(int) super.value(row)];
  }
}
