package dev.irisops.serving.prediction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The labels that JSON can also write without quotes: numbers such as {@code 1}, and {@code true}
 * and {@code false}, which people's files spell {@code True} or {@code TRUE}.
 *
 * @param numbers the labels that are numbers, by their value; without those of equal value
 * @param booleans the labels that are booleans, by their value; without those of equal value
 */
record LabelLiterals(Map<Double, String> numbers, Map<Boolean, String> booleans) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  /** To the trainer, 01 is another label than 1. */
  private static final Pattern CODE = Pattern.compile("-?0\\d.*");

  private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false");

  static LabelLiterals of(List<String> labels) {
    return new LabelLiterals(
        unambiguous(labels, NUMBER, Double::valueOf),
        unambiguous(labels, BOOLEAN, Boolean::valueOf));
  }

  private static <T> Map<T, String> unambiguous(
      List<String> labels, Pattern pattern, Function<String, T> value) {
    Map<T, String> literals = new HashMap<>();
    Set<T> ambiguous = new HashSet<>();
    for (String label : labels) {
      if (pattern.matcher(label).matches() && literals.put(value.apply(label), label) != null) {
        ambiguous.add(value.apply(label));
      }
    }
    literals.keySet().removeAll(ambiguous);
    return Map.copyOf(literals);
  }

  /** Returns the label of a number, or its own text; empty if no label is a number. */
  Optional<String> ofNumber(String literal) {
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(numbers.getOrDefault(Double.valueOf(literal), literal));
  }

  /** Returns the label of a boolean or number in another spelling; empty if there is none. */
  Optional<String> ofText(String text) {
    if (BOOLEAN.matcher(text).matches()) {
      return ofBoolean(Boolean.parseBoolean(text));
    }
    return isNumber(text)
        ? Optional.ofNullable(numbers.get(Double.valueOf(text))).filter(LabelLiterals::isNumber)
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && !CODE.matcher(text).matches();
  }

  /** Returns the label of a boolean; empty if there is none, or more than one. */
  Optional<String> ofBoolean(boolean literal) {
    return Optional.ofNullable(booleans.get(literal));
  }
}
