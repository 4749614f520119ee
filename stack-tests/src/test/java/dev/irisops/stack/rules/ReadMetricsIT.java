package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The series that rules and runbooks read exist: each selector finds one, and it has each label
 * that the query groups or matches by.
 */
class ReadMetricsIT {
  private static final Pattern QUERIES = Pattern.compile("(?s)```promql\\n(.*?)```");

  private static final Set<String> RECORDED =
      RuleFile.recordingRules().map(Rule::name).collect(Collectors.toUnmodifiableSet());

  /**
   * The beginning of the metrics that no part of this world exports: those of the component {@code
   * blackbox-probe}, which {@code ProbeIT} scrapes.
   */
  private static final String ELSEWHERE = "probe_";

  private static World world;

  @BeforeAll
  static void start() {
    world = World.start();
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void everySelectorOfTheRules_findsSeries() {
    Map<String, String> queries = new TreeMap<>();
    for (RuleFile file : RuleFile.shipped()) {
      file.rules().forEach(rule -> queries.put(file.name() + " " + rule, rule.expression()));
    }

    assertThat(queries).hasSizeGreaterThan(50);
    assertFound(queries);
  }

  @Test
  void everyQueryOfARunbook_findsSeries() {
    Map<String, String> queries = new TreeMap<>();
    for (Path runbook : Repository.files(RuleFile.FOLDER + "/runbooks", ".md")) {
      QUERIES
          .matcher(Repository.text(runbook))
          .results()
          .forEach(
              query -> queries.put(runbook.getFileName() + " " + query.start(), query.group(1)));
    }

    assertThat(queries).isNotEmpty();
    assertFound(queries);
  }

  /** Waits, because recording rules that read others need some evaluations. */
  private static void assertFound(Map<String, String> queries) {
    Map<String, List<String>> probes = new HashMap<>();
    queries.forEach((where, query) -> probes.put(where, probes(world.prometheus().parse(query))));
    Set<String> missing = new TreeSet<>();
    Waiting.until(
        "every selector and label is found, in the service or in src/test/resources/samples",
        () -> {
          world.call();
          missing.clear();
          probes.forEach((where, p) -> p.forEach(probe -> miss(where, probe, missing)));
          return missing.isEmpty();
        },
        () -> String.join("\n", missing));
  }

  private static void miss(String where, String probe, Set<String> missing) {
    boolean labels = probe.startsWith("count by (found)");
    JsonNode found = world.prometheus().query(probe);
    if (found.isEmpty() || labels && found.findValues("found").isEmpty()) {
      missing.add(where + ": " + probe);
    }
  }

  /** Returns queries that find nothing if a selector or a label of this one does not exist. */
  private static List<String> probes(JsonNode query) {
    List<String> probes = new ArrayList<>();
    selectors(query).forEach(probes::add);
    for (JsonNode aggregation : query.findParents("grouping")) {
      probes.addAll(labelled(aggregation.path("expr"), aggregation.path("grouping")));
    }
    for (JsonNode operation : query.findParents("matching")) {
      for (String side : List.of("lhs", "rhs")) {
        probes.addAll(labelled(operation.path(side), operation.path("matching").path("labels")));
      }
    }
    return probes;
  }

  private static List<String> labelled(JsonNode expression, JsonNode labels) {
    List<String> probes = new ArrayList<>();
    Set<String> written = written(expression);
    for (JsonNode label : labels) {
      if (written.contains(label.asText())) {
        continue;
      }
      List<String> having = new ArrayList<>();
      for (String selector : selectors(expression)) {
        having.add(
            "label_replace(%s, \"found\", \"$1\", \"%s\", \"(.+)\")"
                .formatted(selector, label.asText()));
      }
      if (!having.isEmpty()) {
        probes.add("count by (found) (" + String.join(" or ", having) + ")");
      }
    }
    return probes;
  }

  /** Returns the labels that the expression itself writes. */
  private static Set<String> written(JsonNode expression) {
    return expression.findParents("func").stream()
        .filter(call -> call.path("func").path("name").asText().startsWith("label_"))
        .map(call -> call.path("args").path(1).path("val").asText())
        .collect(Collectors.toSet());
  }

  /** Returns the selectors of an expression that read an exporter, without ranges and offsets. */
  private static List<String> selectors(JsonNode expression) {
    return expression.findParents("matchers").stream()
        .filter(selector -> isOfExporter(selector.path("name").asText()))
        .map(Promql::instant)
        .toList();
  }

  /** Recorded series are absent without their cause; the tests for promtool show them. */
  private static boolean isOfExporter(String metric) {
    return !RECORDED.contains(metric) && !metric.startsWith(ELSEWHERE);
  }
}
