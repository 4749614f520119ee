package dev.irisops.stack.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line such as {@code up{job="a|b"} 0}: series, and a course for them.
 *
 * @param labels with the name, if there is one; alternatives are separated by bars
 */
record Change(Map<String, String> labels, Course course) {
  private static final Pattern LINE = Pattern.compile("(\\w*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Change parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("line: expected name{label=\"value\"} 1, found " + line);
    }
    Map<String, String> labels = new TreeMap<>();
    if (!matcher.group(1).isEmpty()) {
      labels.put(Series.NAME, matcher.group(1));
    }
    if (matcher.group(2) != null) {
      LABEL.matcher(matcher.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    }
    return new Change(labels, Course.parse(matcher.group(3)));
  }

  /** Returns the labels of each series that the line names. */
  List<Map<String, String>> series() {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String> label : labels.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : label.getValue().split("\\|", -1)) {
          Map<String, String> more = new TreeMap<>(some);
          more.put(label.getKey(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** True for a series whose labels match; the values are regular expressions then. */
  boolean selects(Series series) {
    return labels.entrySet().stream()
        .allMatch(l -> series.labels().getOrDefault(l.getKey(), "").matches(l.getValue()));
  }
}
