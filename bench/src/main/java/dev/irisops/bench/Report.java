package dev.irisops.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats results as Markdown and inserts them into a page. */
final class Report {
  private Report() {}

  /**
   * Returns a table with a row per measurement and a column per JDK.
   *
   * @param byJdk measurements by the label of the JDK
   */
  static String table(Map<String, List<Measurement>> byJdk) {
    Map<String, Target> rows = new LinkedHashMap<>();
    byJdk.values().forEach(all -> all.forEach(f -> rows.putIfAbsent(f.name(), f.target())));
    List<String> lines = new ArrayList<>();
    lines.add(line(Stream.concat(Stream.of("measurement", "target"), byJdk.keySet().stream())));
    lines.add(
        line(Stream.concat(Stream.of("---", "---"), byJdk.keySet().stream().map(j -> "--:"))));
    rows.forEach(
        (name, target) ->
            lines.add(
                line(
                    Stream.concat(
                        Stream.of(name, target.text()),
                        byJdk.values().stream().map(all -> text(all, name))))));
    return String.join("\n", lines);
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String text(List<Measurement> measurements, String name) {
    return measurements.stream()
        .filter(measurement -> measurement.name().equals(name))
        .map(Measurement::text)
        .findFirst()
        .orElse("–");
  }

  /**
   * Prints a section, and replaces it in {@code docs/performance.md}.
   *
   * @param printOnly true to leave the page unchanged
   */
  static void publish(String section, String content, boolean printOnly) {
    System.out.println(content);
    if (!printOnly) {
      Path page = Path.of("docs", "performance.md");
      Unchecked.io(
          () -> Files.writeString(page, replace(Files.readString(page), section, content)));
    }
  }

  /**
   * Returns the page with a section replaced.
   *
   * @param name name of the section in the two comments around it
   * @throws IllegalArgumentException if the page has no such section
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
