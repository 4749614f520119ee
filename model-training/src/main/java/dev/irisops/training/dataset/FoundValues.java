package dev.irisops.training.dataset;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column of CSV, whose type is found: numbers if every value is one, labels if none is. A mixture
 * of both is refused, because it is more often a mistake than a label.
 */
final class FoundValues extends ColumnValues {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([-/.])\\d{1,2}\\3\\d{2,4})([T ].*)?");

  private static final int FEW = 3;

  private final Dictionary dictionary;
  private final String withoutLabels;
  private final String withLabels;
  private final BitSet isText = new BitSet();
  private int numbers;

  /** Creates the values of a feature. */
  FoundValues(String name, Texts texts) {
    this(
        name,
        texts,
        "--ignore " + Texts.argument(name),
        "--nominal %s or --ignore %s".formatted(Texts.argument(name), Texts.argument(name)));
  }

  private FoundValues(String name, Texts texts, String withoutLabels, String withLabels) {
    super(name, texts);
    this.dictionary = new Dictionary(texts);
    this.withoutLabels = withoutLabels;
    this.withLabels = withLabels;
  }

  /**
   * Creates the values of the column to predict.
   *
   * @param withoutLabels the options that help if there are too many different texts for labels
   * @param withLabels the options that help otherwise
   */
  static FoundValues ofTarget(String name, Texts texts, String withoutLabels, String withLabels) {
    return new FoundValues(name, texts, withoutLabels, withLabels);
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
    List<Dictionary.Entry> found = texts();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return most(found, text -> texts.hasDecimalComma(text) || Texts.isGrouped(text))
        .map(entry -> separators(found, entry))
        .or(() -> numbers > 0 ? Optional.of(mixture(found)) : labelProblem(found));
  }

  /** A comma before three digits, such as 1,234, may be a decimal comma or not. */
  private String separators(List<Dictionary.Entry> found, Dictionary.Entry either) {
    Optional<Dictionary.Entry> thousands =
        first(found, text -> Texts.isGrouped(text) && !texts.hasDecimalComma(text));
    Optional<Dictionary.Entry> comma =
        first(found, text -> texts.hasDecimalComma(text) && !Texts.isGrouped(text));
    if (thousands.isEmpty() && comma.isPresent()) {
      return "numbers with a decimal comma, such as %s: --decimal ,".formatted(comma.get());
    }
    String problem =
        "numbers with a thousands separator, such as %s: remove it from the file, %s"
            .formatted(thousands.orElse(either), options());
    return thousands.isPresent() ? problem : problem + ", or --decimal , if it is a decimal comma";
  }

  private static Optional<Dictionary.Entry> first(
      List<Dictionary.Entry> found, Predicate<String> condition) {
    return found.stream().filter(entry -> condition.test(entry.text())).findFirst();
  }

  /** Returns the texts that are neither numbers nor missing. */
  private List<Dictionary.Entry> texts() {
    return dictionary.entries().stream()
        .filter(entry -> numbers == 0 || !texts.isMissingAmongNumbers(entry.text()))
        .toList();
  }

  /** Returns the first text that meets a condition, if most do. */
  private static Optional<Dictionary.Entry> most(
      List<Dictionary.Entry> found, Predicate<String> condition) {
    List<Dictionary.Entry> some =
        found.stream().filter(entry -> condition.test(entry.text())).toList();
    return some.size() > found.size() / 2 ? Optional.of(some.get(0)) : Optional.empty();
  }

  private String mixture(List<Dictionary.Entry> found) {
    if (found.size() > FEW) {
      return "numbers except for %s texts, such as %s: %s"
          .formatted(dictionary.count(found.size()), found.get(0), options());
    }
    String missing =
        found.stream()
            .map(entry -> "--missing " + Texts.argument(entry.text()))
            .collect(Collectors.joining(" "));
    String listed = found.stream().map(Object::toString).collect(Collectors.joining(", "));
    return "numbers except for %s: %s, %s".formatted(listed, missing, options());
  }

  private Optional<String> labelProblem(List<Dictionary.Entry> found) {
    if (found.stream().allMatch(entry -> texts.isInfinite(entry.text()))) {
      return Optional.of("infinite numbers, such as %s: %s".formatted(found.get(0), options()));
    }
    Optional<String> dates =
        most(found, DATE.asMatchPredicate())
            .map(entry -> "dates, such as %s: %s".formatted(entry, options()));
    boolean ids = dictionary.overflows() || looksLikeIds(found.size(), present());
    return dates.isPresent() || !ids
        ? dates
        : Optional.of(
            "ids or free text, %s different texts in %d values, such as %s: %s"
                .formatted(dictionary.count(found.size()), present(), found.get(0), options()));
  }

  /** True if most labels are in one row only, so that a model learns nothing from them. */
  static boolean looksLikeIds(int labels, int rows) {
    return labels > 10 && labels > rows / 2;
  }

  private String options() {
    return dictionary.overflows() ? withoutLabels : withLabels;
  }

  /** True if a value is a number, so that every text must mean "missing". */
  boolean isNumeric() {
    return numbers > 0;
  }

  /** True if most of the different values are numbers, in this or another spelling. */
  boolean areMostlyNumbers() {
    long others =
        dictionary.entries().stream().filter(entry -> !isNumberLike(entry.text())).count();
    return 2 * others < numbers + dictionary.entries().size();
  }

  private boolean isNumberLike(String text) {
    return texts.hasDecimalComma(text)
        || Texts.isGrouped(text)
        || texts.isMissingAmongNumbers(text);
  }

  /** Returns the first text that is no number. */
  Optional<Dictionary.Entry> firstText() {
    return dictionary.entries().stream().findFirst();
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
