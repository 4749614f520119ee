package dev.irisops.training.dataset;

import java.io.BufferedReader;
import java.io.IOException;

/** Finds the delimiter of CSV in its header. */
final class Delimiter {
  /** In order of preference. */
  private static final String CANDIDATES = ",;\t|";

  private static final int LONGEST_HEADER = 1 << 20;

  private Delimiter() {}

  /** Returns the commonest candidate outside quotes, a comma if there is none. */
  static char of(String header) {
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    for (char c : header.toCharArray()) {
      quoted ^= c == '"';
      int candidate = CANDIDATES.indexOf(c);
      if (!quoted && candidate >= 0) {
        counts[candidate]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return CANDIDATES.charAt(best);
  }

  /** Returns the first line that is not blank, without reading on. Quotes may hold line ends. */
  static String header(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER + 1);
    StringBuilder header = new StringBuilder();
    boolean quoted = false;
    for (int c = text.read(); c >= 0 && header.length() < LONGEST_HEADER; c = text.read()) {
      quoted ^= c == '"';
      boolean end = !quoted && (c == '\n' || c == '\r');
      if (end && !header.isEmpty()) {
        break;
      }
      if (!end) {
        header.append((char) c);
      }
    }
    text.reset();
    return header.toString();
  }
}
