package dev.irisops.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes results into a page, between two comments; what stands outside of them stays. */
final class Report {
  private Report() {}

  /**
   * The table: a row a figure, a column a JDK.
   *
   * @param byJdk the findings by the head of their column
   */
  static String table(Map<String, List<Finding>> byJdk) {
    Map<String, Aim> rows = new LinkedHashMap<>();
    byJdk.values().forEach(all -> all.forEach(f -> rows.putIfAbsent(f.what(), f.aim())));
    List<String> lines = new ArrayList<>();
    lines.add(line(Stream.concat(Stream.of("figure", "aim"), byJdk.keySet().stream())));
    lines.add(
        line(Stream.concat(Stream.of("---", "---"), byJdk.keySet().stream().map(j -> "--:"))));
    rows.forEach(
        (what, aim) ->
            lines.add(
                line(
                    Stream.concat(
                        Stream.of(what, aim.text()),
                        byJdk.values().stream().map(all -> text(all, what))))));
    return String.join("\n", lines);
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String text(List<Finding> findings, String what) {
    return findings.stream()
        .filter(finding -> finding.what().equals(what))
        .map(Finding::text)
        .findFirst()
        .orElse("–");
  }

  /**
   * The page with the part called {@code name} replaced.
   *
   * @throws IllegalArgumentException if the page has no such part
   */
  static String replace(String page, String name, String content) {
    String begin = "<!-- " + name + ": written by bench -->";
    String end = "<!-- end of " + name + " -->";
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("expected " + begin + " and " + end + " in the page");
    }
    return page.substring(0, from + begin.length()) + "\n" + content + "\n" + page.substring(to);
  }
}
