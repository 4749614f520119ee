package dev.irisops.training.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels that the texts of a column stand for. Texts that are the same number, such as 1 and
 * 1.0, are one label.
 *
 * @param names the shortest text of each label; numbers in ascending order, then other texts
 * @param indexes index of the label of each text
 * @param merged the texts of each label that has several
 * @param numeric true if every label is a number
 * @param fractional true if a label is a number that is not whole
 */
record Labels(
    List<String> names,
    int[] indexes,
    List<List<String>> merged,
    boolean numeric,
    boolean fractional) {
  private static final Comparator<String> SHORTEST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /** Identifies a label: a number if the text is one, else the text. */
  private record Key(BigDecimal number, String text) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::number, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Key::text);

    static Key of(String text, Texts texts) {
      return texts.exact(text).map(number -> new Key(number, "")).orElse(new Key(null, text));
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  static Labels of(List<String> different, Texts texts) {
    Map<Key, List<Integer>> codes = new TreeMap<>();
    for (int i = 0; i < different.size(); i++) {
      codes.computeIfAbsent(Key.of(different.get(i), texts), key -> new ArrayList<>()).add(i);
    }
    List<String> names = new ArrayList<>();
    List<List<String>> merged = new ArrayList<>();
    int[] indexes = new int[different.size()];
    for (List<Integer> same : codes.values()) {
      List<String> spellings = same.stream().map(different::get).sorted(SHORTEST).toList();
      same.forEach(code -> indexes[code] = names.size());
      names.add(spellings.get(0));
      if (spellings.size() > 1) {
        merged.add(spellings);
      }
    }
    boolean numeric = codes.keySet().stream().noneMatch(key -> key.number() == null);
    boolean fractional = numeric && codes.keySet().stream().anyMatch(k -> k.number().scale() > 0);
    return new Labels(names, indexes, merged, numeric, fractional);
  }

  /** Says that several texts are one label. */
  static String note(List<String> same) {
    return same.stream().map(Texts::quoted).collect(Collectors.joining(" and "))
        + " are the same number and one label";
  }
}
