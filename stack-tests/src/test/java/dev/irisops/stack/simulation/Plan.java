package dev.irisops.stack.simulation;

import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Series over time. They come from templates, which show what an exporter exports. */
final class Plan {
  private static final String FOLDER = "stack-tests/src/test/resources/simulation/";

  private final List<Series> series = new ArrayList<>();

  List<Series> series() {
    return series;
  }

  /**
   * Adds the series of a template.
   *
   * @param template the name of a file; {@code $name} in it is the label {@code name} of the target
   *     or one of the parameters
   */
  void add(String template, Target target, Map<String, String> parameters) {
    String text = Repository.text(FOLDER + template + ".series");
    Map<String, String> values = new TreeMap<>(target.labels());
    values.putAll(parameters);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("$" + value.getKey(), value.getValue());
    }
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(Change::parse)
        .forEach(line -> line.series().forEach(labels -> add(labels, target, line.course())));
  }

  private void add(Map<String, String> labels, Target target, Course course) {
    Map<String, String> all = new TreeMap<>(target.labels());
    all.putAll(labels);
    all.values().removeIf(String::isEmpty);
    series.add(
        new Series(all, target.requests())
            .from(target.from(), course)
            .from(target.to(), Course.GONE));
  }

  /**
   * Changes all series that a line selects for a while.
   *
   * @param line begins with {@code new} if the series exists only for that while
   * @throws IllegalArgumentException if it selects none
   */
  void during(long from, long to, String line) {
    if (line.startsWith("new ")) {
      Change change = Change.parse(line.substring("new ".length()));
      for (Map<String, String> labels : change.series()) {
        series.add(new Series(labels, new TreeMap<>()).during(from, to, change.course()));
      }
      return;
    }
    Change change = Change.parse(line);
    List<Series> selected = series.stream().filter(change::selects).toList();
    if (selected.isEmpty()) {
      throw new IllegalArgumentException("line: expected existing series, found " + line);
    }
    selected.forEach(one -> one.during(from, to, change.course()));
  }
}
