package dev.irisops.stack.simulation.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The alarms that the shipped rules of drift give some services.
 *
 * @param falseAlarms how often an alert of a service began to fire before its drift
 * @param hoursToDetection from the drift to the first alert, for the services where there is one
 */
record Alarms(Map<String, Integer> falseAlarms, Map<String, Double> hoursToDetection) {
  private static final Set<String> ALERTS = Set.of("FeatureDrift", "PredictionDrift");

  private static final String BEGINS = "job:alarm_begins:timestamp_seconds";

  /** Always finds something, to tell a query without a result from a failure of promtool. */
  private static final String ALIVE = "vector(1)";

  private static final Pattern SAMPLE = Pattern.compile("\\{job=\"([^\"]+)\"} ([-+.\\dE]+)");

  /**
   * Runs the rules.
   *
   * @param services which drift after the same days, and exist for the same days
   * @param minutes between evaluations: 10, the shortest window of the rules, or 60, with which no
   *     hour holds enough
   */
  static Alarms of(List<Service> services, int minutes) {
    int drift = services.get(0).driftsAfter() * 24;
    int end = services.get(0).days() * 24;
    String before = "count_over_time(%s[%dh])".formatted(BEGINS, drift);
    String after =
        "min_over_time(%s[%dh]) / 3600 - %d".formatted(BEGINS, Math.max(1, end - drift), drift);
    ObjectNode file = Json.MAPPER.createObjectNode();
    Path folder = WorkFolder.create("drift");
    file.putArray("rule_files").add(rules(folder, minutes).toString());
    file.put("evaluation_interval", minutes + "m");
    ObjectNode test = file.putArray("tests").addObject().put("interval", "5m");
    services.forEach(
        service -> service.series().forEach((name, values) -> add(test, name, values)));
    query(test, before, drift);
    query(test, after, end);
    query(test, ALIVE, end);
    String output = run(Repository.write(folder.resolve("test.yml"), file.toString()));
    Map<String, Integer> falseAlarms = new TreeMap<>();
    found(output, before).forEach((job, count) -> falseAlarms.put(job, count.intValue()));
    return new Alarms(falseAlarms, found(output, after));
  }

  /**
   * Writes the shipped rules of these alerts, and one that records when an alert begins: promtool
   * limits the samples that a query reads, and looking back over all of them would be too many.
   */
  private static Path rules(Path folder, int minutes) {
    String begin =
        "min by (job) (timestamp(%1$s unless %1$s offset %2$dm))"
            .formatted("ALERTS{alertstate=\"firing\"}", minutes);
    ObjectNode file = Json.MAPPER.createObjectNode();
    ArrayNode rules = file.putArray("groups").addObject().put("name", "drift").putArray("rules");
    RuleFile.shipped().stream()
        .flatMap(shipped -> shipped.rules().stream())
        .filter(rule -> rule.name().contains(":model_drift:") || ALERTS.contains(rule.name()))
        .forEach(rule -> rules.add(rule.tree()));
    rules.addObject().put("record", BEGINS).put("expr", begin);
    return Repository.write(folder.resolve("rules.yml"), file.toString());
  }

  private static void add(ObjectNode test, String series, String values) {
    test.withArrayProperty("input_series").addObject().put("series", series).put("values", values);
  }

  private static void query(ObjectNode test, String query, int hours) {
    test.withArrayProperty("promql_expr_test")
        .addObject()
        .put("expr", query)
        .put("eval_time", hours + "h");
  }

  /** A test that expects nothing prints what a query finds. */
  private static String run(Path test) {
    String output = Tool.PROMTOOL.command("test", "rules", test.toString()).outcome().output();
    if (!output.contains("expr: \"" + ALIVE)) {
      throw new AssertionError("promtool fails, see " + test + ": " + output);
    }
    return output;
  }

  private static Map<String, Double> found(String output, String query) {
    String quoted = Pattern.quote(Json.MAPPER.valueToTree(query).toString());
    return Pattern.compile("expr: " + quoted + ",[^\\n]*\\n *exp: nil\\n *got: ([^\\n]*)")
        .matcher(output)
        .results()
        .flatMap(result -> SAMPLE.matcher(result.group(1)).results())
        .collect(
            Collectors.toMap(
                (MatchResult sample) -> sample.group(1),
                sample -> Double.valueOf(sample.group(2)),
                (one, other) -> one,
                TreeMap::new));
  }
}
