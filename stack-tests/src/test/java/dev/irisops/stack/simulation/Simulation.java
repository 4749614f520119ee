package dev.irisops.stack.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rules over series, evaluated by promtool. A test of promtool that expects nothing prints what a
 * query finds instead.
 *
 * @param evaluation seconds between two evaluations of the rules
 */
public record Simulation(RuleSet rules, Collection<Series> series, Window window, int evaluation) {
  /** Always finds something, to tell a query without a result from a promtool that has failed. */
  private static final String ALIVE = "vector(1)";

  private static final Pattern RESULT =
      Pattern.compile("(?m)^ *expr: \"(.*)\", time: (\\w+), *\\n *exp: nil\\n *got: (.*)$");

  private static final Pattern SAMPLE =
      Pattern.compile("(\\w*)\\{((?:[^\"{}]|\"(?:[^\"\\\\]|\\\\.)*\")*)} ([-+.\\w]+)");

  private static final Pattern LABEL = Pattern.compile("(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\")");

  /**
   * Returns what a query finds at each evaluation, by seconds since the begin of the window.
   *
   * @throws AssertionError if promtool fails
   */
  public NavigableMap<Long, List<Sample>> query(String query) {
    Path folder = WorkFolder.create("simulation");
    Repository.write(folder.resolve("rules.yml"), rules.text());
    Path test = Repository.write(folder.resolve("test.yml"), test(query).toString());
    String output = Tool.PROMTOOL.command("test", "rules", test.toString()).outcome().output();
    if (!output.contains("expr: \"" + ALIVE)) {
      throw new AssertionError("promtool fails, see " + test + ": " + output);
    }
    NavigableMap<Long, List<Sample>> found = new TreeMap<>();
    RESULT
        .matcher(output)
        .results()
        .filter(result -> !result.group(1).equals(ALIVE))
        .forEach(r -> found.put(Duration.parse(r.group(2)).millis() / 1_000, samples(r.group(3))));
    return found;
  }

  private static List<Sample> samples(String text) {
    List<Sample> samples = new ArrayList<>();
    SAMPLE
        .matcher(text)
        .results()
        .forEach(
            s ->
                samples.add(
                    new Sample(labels(s.group(1), s.group(2)), Double.parseDouble(s.group(3)))));
    return samples;
  }

  private static Map<String, String> labels(String name, String text) {
    Map<String, String> labels = new TreeMap<>();
    if (!name.isEmpty()) {
      labels.put(Series.NAME, name);
    }
    LABEL
        .matcher(text)
        .results()
        .forEach(l -> labels.put(l.group(1), Json.read(l.group(2)).asText()));
    return labels;
  }

  private ObjectNode test(String query) {
    ObjectNode file = Json.MAPPER.createObjectNode();
    file.putArray("rule_files").add("rules.yml");
    file.put("evaluation_interval", evaluation + "s");
    ObjectNode test = file.putArray("tests").addObject().put("interval", window.step() + "s");
    for (Series one : series) {
      String values = one.values(window);
      if (rules.mayRead(one) && values.matches("(?s).*(^| )-?[0-9].*")) {
        test.withArrayProperty("input_series")
            .addObject()
            .put("series", selector(one))
            .put("values", values);
      }
    }
    long last = window.to() - window.from();
    for (long second = 0; second <= last; second += evaluation) {
      expect(test, query, second);
    }
    expect(test, ALIVE, last);
    return file;
  }

  private static void expect(ObjectNode test, String query, long second) {
    test.withArrayProperty("promql_expr_test")
        .addObject()
        .put("expr", query)
        .put("eval_time", second + "s");
  }

  private static String selector(Series series) {
    List<String> labels = new ArrayList<>();
    series
        .labels()
        .forEach((name, value) -> labels.add(name + "=" + Json.MAPPER.valueToTree(value)));
    labels.removeIf(label -> label.startsWith(Series.NAME));
    return series.name() + "{" + String.join(",", labels) + "}";
  }
}
