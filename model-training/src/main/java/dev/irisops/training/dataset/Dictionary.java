package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different texts of a column, in order of appearance, up to a limit. */
final class Dictionary {
  /** The most labels of a column, so that the schema of the service stays readable. */
  static final int LIMIT = 1000;

  /**
   * A text and the line where it first appears.
   *
   * @param text the text
   * @param line line number in the file, from 1
   */
  record Entry(String text, int line) {
    @Override
    public String toString() {
      return "%s (line %d)".formatted(Texts.quoted(text), line);
    }
  }

  private final Texts meaning;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private boolean overflow;
  private Labels labels;

  Dictionary(Texts meaning) {
    this.meaning = meaning;
  }

  /** Returns the number of a text, from 0, or -1 if there are more than {@link #LIMIT}. */
  int code(String text, int line) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    if (entries.size() == LIMIT) {
      overflow = true;
      return -1;
    }
    codes.put(text, entries.size());
    entries.add(new Entry(text, line));
    return entries.size() - 1;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the labels of the texts. No text may be added afterwards. */
  Labels labels() {
    if (labels == null) {
      labels = Labels.of(entries.stream().map(Entry::text).toList(), meaning);
    }
    return labels;
  }

  /** Returns how many of the texts there are, in words if more than the limit. */
  String count(int known) {
    return overflow ? "more than " + LIMIT : String.valueOf(known);
  }

  /** True if there are more than {@link #LIMIT} texts. */
  boolean overflows() {
    return overflow;
  }
}
