package dev.irisops.stack.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Queries of series, and of what rules record from them. A test of promtool that expects nothing
 * prints what a query finds instead.
 */
public final class Queries {
  /** Always finds something, to tell a query without a result from a promtool that has failed. */
  private static final String ALIVE = "vector(1)";

  private static final String QUERIES = "promql_expr_test";

  private static final Pattern RESULT =
      Pattern.compile("(?m)^ *expr: (\".*\"), time: (\\w+), *\\n *exp: nil\\n *got: (.*)$");

  private static final Pattern SAMPLE =
      Pattern.compile("(\\w*)\\{((?:[^\"{}]|\"(?:[^\"\\\\]|\\\\.)*\")*)} ([-+.\\w]+)");

  private static final Pattern LABEL = Pattern.compile("(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\")");

  private final Path folder = WorkFolder.create("simulation");
  private final ObjectNode file = Json.MAPPER.createObjectNode();
  private final ObjectNode test;
  private long last;

  /**
   * Prepares queries.
   *
   * @param rules a file of rules
   * @param evaluation seconds between two evaluations of the rules
   * @param step seconds between two samples
   */
  public Queries(String rules, int evaluation, int step) {
    Repository.write(folder.resolve("rules.yml"), rules);
    file.putArray("rule_files").add("rules.yml");
    file.put("evaluation_interval", evaluation + "s");
    test = file.putArray("tests").addObject().put("interval", step + "s");
  }

  /** Adds a series, with its samples in the notation of promtool. */
  public void load(String series, String values) {
    test.withArrayProperty("input_series").addObject().put("series", series).put("values", values);
  }

  /** Adds a query at a second. */
  public void ask(String query, long second) {
    last = Math.max(last, second);
    test.withArrayProperty(QUERIES).addObject().put("expr", query).put("eval_time", second + "s");
  }

  /**
   * Returns what each query finds, by the seconds at which it finds anything.
   *
   * @throws AssertionError if promtool fails
   */
  public Map<String, NavigableMap<Long, List<Sample>>> run() {
    ask(ALIVE, last);
    Path written = Repository.write(folder.resolve("test.yml"), file.toString());
    String output = Tool.PROMTOOL.command("test", "rules", written.toString()).outcome().output();
    Map<String, NavigableMap<Long, List<Sample>>> found = new HashMap<>();
    test.path(QUERIES).forEach(asked -> found.put(asked.path("expr").asText(), new TreeMap<>()));
    RESULT
        .matcher(output)
        .results()
        .forEach(
            result ->
                found
                    .get(unquoted(result.group(1)))
                    .put(
                        Duration.parse(result.group(2)).millis() / 1_000,
                        samples(result.group(3))));
    if (found.get(ALIVE).isEmpty()) {
      throw new AssertionError("promtool fails, see " + written + ": " + output);
    }
    return found;
  }

  private static List<Sample> samples(String text) {
    return SAMPLE.matcher(text).results().map(Queries::sample).toList();
  }

  private static Sample sample(MatchResult found) {
    Map<String, String> labels = new TreeMap<>();
    if (!found.group(1).isEmpty()) {
      labels.put(Series.NAME, found.group(1));
    }
    LABEL
        .matcher(found.group(2))
        .results()
        .forEach(label -> labels.put(label.group(1), unquoted(label.group(2))));
    return new Sample(labels, Double.parseDouble(found.group(3)));
  }

  private static String unquoted(String text) {
    return Json.read(text).asText();
  }
}
