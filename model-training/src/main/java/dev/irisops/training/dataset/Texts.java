package dev.irisops.training.dataset;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The meaning of the texts of a table: numbers and missing values. */
final class Texts {
  /** {@code Double.parseDouble} would also accept NaN, hexadecimal and a trailing {@code d}. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d{1,9})?");

  /** Groups of three digits with one separator between them, and decimals after another one. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "[+-]?\\d{1,3}([.,'\u2019 \u00A0\u202F])\\d{3}(\\1\\d{3}){0,6}((?!\\1)[.,]\\d+)?");

  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

  /** A leading zero marks a code, such as a postal code: 01 and 1 are different labels. */
  private static final Pattern CODE = Pattern.compile("[+-]?0\\d.*");

  private static final int QUOTED_LENGTH = 40;

  /** Missing in every column, like null and NaN. NA in capitals only, because Na is sodium. */
  private static final Set<String> MISSING = Set.of("", "?", "NA");

  /** Missing in a column whose other values are numbers. */
  private static final Set<String> MISSING_AMONG_NUMBERS = Set.of("na", "n/a", "none");

  private final char decimal;
  private final Set<String> missing;
  private final Set<Double> missingNumbers = new HashSet<>();

  Texts(char decimal, List<String> missing) {
    this.decimal = decimal;
    this.missing = new HashSet<>(missing);
    missing.stream()
        .map(this::number)
        .filter(number -> !number.isNaN())
        .forEach(missingNumbers::add);
  }

  /** Returns the finite number that a text stands for, or NaN if it is not one. */
  double number(String text) {
    String plain = plain(text);
    if (!NUMBER.matcher(plain).matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(plain);
    return Double.isInfinite(number) ? Double.NaN : number;
  }

  private String plain(String text) {
    return decimal == '.' ? text : text.replace('.', ' ').replace(decimal, '.');
  }

  /** Returns the exact number that a label stands for, if it is one. */
  Optional<BigDecimal> exact(String label) {
    boolean number = !Double.isNaN(number(label)) && !isCode(label);
    return number
        ? Optional.of(new BigDecimal(plain(label)).stripTrailingZeros())
        : Optional.empty();
  }

  /** True if the text has a leading zero, so that it is a code and no number. */
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** True if the text would be a number with a decimal comma. */
  boolean hasDecimalComma(String text) {
    return decimal == '.'
        && text.indexOf(',') >= 0
        && NUMBER.matcher(text.replace('.', ' ').replace(',', '.')).matches();
  }

  /** True if the text would be a number without its thousands separators, such as 1.000,5. */
  static boolean isGrouped(String text) {
    return GROUPED.matcher(text).matches();
  }

  /** True if the text is an infinite number, or one that is too large for a double. */
  boolean isInfinite(String text) {
    String plain = plain(text);
    return INFINITE.matcher(plain).matches()
        || NUMBER.matcher(plain).matches() && Double.isInfinite(Double.parseDouble(plain));
  }

  /** True if the text means "missing" in every column. */
  boolean isMissing(String text) {
    return MISSING.contains(text)
        || text.equalsIgnoreCase("null")
        || text.equalsIgnoreCase("nan")
        || isNamedMissing(text);
  }

  /** True if {@code --missing} names the text, or the number that it stands for. */
  boolean isNamedMissing(String text) {
    return missing.contains(text)
        || !missingNumbers.isEmpty() && missingNumbers.contains(number(text));
  }

  /** True if the text means "missing" in a column whose other values are numbers. */
  boolean isMissingAmongNumbers(String text) {
    return isMissing(text) || MISSING_AMONG_NUMBERS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Quotes the value of an option as a shell needs it. */
  static String argument(String value) {
    return value.matches("[\\w.:/+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Returns a text of the file without line ends and other control characters. */
  static String inLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Quotes a text of the file for a message: in one line and not too long. */
  static String quoted(String text) {
    String line = inLine(text);
    String start = line.length() > QUOTED_LENGTH ? line.substring(0, QUOTED_LENGTH) + "…" : line;
    return '"' + start + '"';
  }
}
