package dev.irisops.stack.simulation.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.simulation.Queries;
import dev.irisops.stack.simulation.Sample;
import dev.irisops.stack.tool.Json;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The alarms that the shipped rules of drift give some services.
 *
 * @param falseAlarms how often an alert of a service began to fire before its drift
 * @param hoursToDetection from the drift to the first alert, for the services where there is one
 */
record Alarms(Map<String, Integer> falseAlarms, Map<String, Double> hoursToDetection) {
  private static final Set<String> ALERTS = Set.of("FeatureDrift", "PredictionDrift");

  private static final String BEGINS = "job:alarm_begins:timestamp_seconds";

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
    Queries queries = new Queries(rules(minutes), minutes * 60, 300);
    services.forEach(service -> service.series().forEach(queries::load));
    queries.ask(before, drift * 3_600L);
    queries.ask(after, end * 3_600L);
    Map<String, NavigableMap<Long, List<Sample>>> found = queries.run();
    Map<String, Integer> falseAlarms = new TreeMap<>();
    byJob(found.get(before)).forEach((job, count) -> falseAlarms.put(job, count.intValue()));
    return new Alarms(falseAlarms, byJob(found.get(after)));
  }

  private static Map<String, Double> byJob(NavigableMap<Long, List<Sample>> found) {
    Map<String, Double> values = new TreeMap<>();
    found.values().stream()
        .flatMap(List::stream)
        .forEach(sample -> values.put(sample.labels().get("job"), sample.value()));
    return values;
  }

  /**
   * Returns the shipped rules of these alerts, and one that records when an alert begins: promtool
   * limits the samples that a query reads, and looking back over all of them would be too many.
   */
  private static String rules(int minutes) {
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
    return file.toString();
  }
}
