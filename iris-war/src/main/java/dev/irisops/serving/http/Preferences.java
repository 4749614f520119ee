package dev.irisops.serving.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The preferences of a client: the header {@code Accept} or {@code Accept-Encoding} (RFC 9110,
 * section 12.4.2).
 *
 * @param weights 0 (never) to 1 (most), by value in lower case
 */
record Preferences(Map<String, Double> weights) {
  /**
   * Reads a header that may have several lines. Of a value named twice, the higher weight counts.
   */
  static Preferences of(Enumeration<String> lines) {
    Map<String, Double> weights = new HashMap<>();
    for (String item : String.join(",", Collections.list(lines)).split(",")) {
      String[] parts = item.toLowerCase(Locale.ROOT).split(";", -1);
      weights.merge(parts[0].strip(), weight(parts), Math::max);
    }
    return new Preferences(weights);
  }

  private static double weight(String[] parts) {
    return Arrays.stream(parts)
        .skip(1)
        .map(String::strip)
        .filter(parameter -> parameter.startsWith("q="))
        .findFirst()
        .map(parameter -> number(parameter.substring(2)))
        .orElse(1.0);
  }

  /** A malformed weight counts as 0, because the plain answer is always understood. */
  private static double number(String weight) {
    try {
      return Double.parseDouble(weight);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Returns the weight of {@code value}.
   *
   * @param unnamed the weight if neither the value nor {@code *} is named
   */
  double weight(String value, double unnamed) {
    return weights.getOrDefault(value, weights.getOrDefault("*", unnamed));
  }
}
