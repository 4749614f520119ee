package dev.irisops.serving.http;

import dev.irisops.serving.admission.ContentCoding;
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

  /**
   * Returns the compression that the client prefers: {@code IDENTITY}, unless it names another or
   * {@code *} and does not prefer plain, or refuses plain.
   *
   * @param offered the others, from the one that the service prefers
   */
  ContentCoding coding(ContentCoding... offered) {
    ContentCoding best = ContentCoding.IDENTITY;
    double most = weight(best.token(), 1e-6);
    for (ContentCoding coding : offered) {
      double weight = weight(coding.token(), 1e-9);
      boolean first = best == ContentCoding.IDENTITY;
      if (weight > 0 && (first ? weight >= most : weight > most)) {
        best = coding;
        most = weight;
      }
    }
    return best;
  }
}
