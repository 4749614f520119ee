package dev.irisops.serving.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of OpenMetrics 1.0, read as strictly as its specification asks: each family once and
 * together, typed before its samples, samples with the suffixes of the type, no series twice, EOF.
 *
 * @param types the type of each family
 * @param series name and labels of each sample
 */
record OpenMetricsPage(Map<String, String> types, Set<String> series) {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\"\\\\n])*\",?)*})?"
              + " (NaN|[+-]Inf|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?: # .*)?");
  private static final Map<String, List<String>> SUFFIXES =
      Map.of(
          "counter", List.of("_total", "_created"),
          "histogram", List.of("_bucket", "_count", "_sum", "_created"),
          "info", List.of("_info"),
          "gauge", List.of(""));

  static OpenMetricsPage parse(String text) {
    if (!text.endsWith("\n# EOF\n")) {
      throw new AssertionError("expected # EOF at the end");
    }
    OpenMetricsPage page = new OpenMetricsPage(new LinkedHashMap<>(), new TreeSet<>());
    String family = "";
    for (String line : text.lines().filter(l -> !l.equals("# EOF")).toList()) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ");
        family = words[2];
        expect(page.types.put(family, words[3]) == null, "a family twice", line);
      } else if (line.startsWith("# ")) {
        expect(line.matches("# (HELP|UNIT) \\S+ .+"), "HELP or UNIT", line);
      } else {
        page.add(family, line);
      }
    }
    return page;
  }

  private void add(String family, String line) {
    Matcher sample = SAMPLE.matcher(line);
    expect(sample.matches(), "a sample", line);
    expect(
        SUFFIXES.get(types.get(family)).stream()
            .anyMatch(suffix -> sample.group(1).equals(family + suffix)),
        "a sample of " + family,
        line);
    expect(series.add(sample.group(1) + sample.group(2)), "a series once", line);
  }

  private static void expect(boolean condition, String what, String line) {
    if (!condition) {
      throw new AssertionError("expected " + what + ", found " + line);
    }
  }
}
