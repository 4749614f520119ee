package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Mutants.Mutant;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.TwoAtATime;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tests of the rules notice a mistake: each rule is changed in one place at a time, and a test
 * must fail, except for the changes listed in {@code unnoticed-mutants.txt}. The build tries a part
 * of the changes, another one after each change of the rules or their tests; {@code -Dmutated=all}
 * tries all.
 */
class MutationIT {
  /** Changes that no test notices, one in each line, with the reason. */
  private static final Path UNNOTICED =
      Path.of("src", "test", "resources", "unnoticed-mutants.txt");

  private static final Duration MINUTE = Duration.parse("1m");

  private static final MutationShare SHARE = MutationShare.ofThisRun();

  private static Prometheus parser;

  private final Map<String, String> survivors = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Path work = WorkFolder.create("mutants");

  /** A rule with one change. */
  private record Changed(String change, JsonNode rule) {}

  @BeforeAll
  static void startParser() {
    parser = Prometheus.start("global: {}");
  }

  @AfterAll
  static void stopParser() {
    if (parser != null) {
      parser.close();
    }
  }

  @Test
  void everyChange_isNoticed() throws IOException {
    List<Rule> rules = RuleFile.shipped().stream().flatMap(file -> file.rules().stream()).toList();
    RuleGraph graph = new RuleGraph(rules, parser);
    List<Rule> mutated = rules.stream().filter(SHARE::includes).toList();
    mutate(mutated, RuleTest.shipped(graph), graph);

    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    int killed = total - survivors.size();
    System.out.printf("Mutants of the rules (%s): %d of %d killed%n", SHARE, killed, total);
    counts.forEach((file, count) -> System.out.printf("  %-20s %4d%n", file, count));
    survivors.forEach((name, rule) -> System.out.printf("  survived %s: %s%n", name, rule));
    assertThat(total).as("changes: %s", SHARE).isGreaterThan(SHARE.isOneFile() ? 0 : 50);
    assertThat(survivors.keySet())
        .as("changes that no test notices; a test must, or %s must excuse the change", UNNOTICED)
        .isEqualTo(unnoticed(mutated));
  }

  /** Returns the excused changes that are tried, also of rules that are gone unless of one file. */
  private static Set<String> unnoticed(List<Rule> mutated) throws IOException {
    return Files.readAllLines(UNNOTICED).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf(" # ")))
        .filter(SHARE::includes)
        .filter(
            change ->
                !SHARE.isOneFile() || mutated.stream().anyMatch(r -> change.startsWith(r + ": ")))
        .collect(Collectors.toSet());
  }

  private void mutate(List<Rule> rules, List<RuleTest> tests, RuleGraph graph) {
    List<Runnable> runs = new ArrayList<>();
    for (Rule rule : rules) {
      List<Changed> changes = changes(rule);
      counts.merge(rule.file(), changes.size(), Integer::sum);
      List<RuleTest> about =
          tests.stream()
              .map(test -> test.about(rule))
              .filter(test -> !test.expectsNothing())
              .sorted(mostLikelyFirst(rule))
              .toList();
      runs.add(() -> judge(rule, changes, about, graph));
    }
    TwoAtATime.run(runs);
  }

  /** Most changes are noticed by tests that name the rule; short ones first. */
  private static Comparator<RuleTest> mostLikelyFirst(Rule rule) {
    return Comparator.comparing((RuleTest test) -> !test.names(rule))
        .thenComparing(RuleTest::evaluations);
  }

  private void judge(Rule rule, List<Changed> changes, List<RuleTest> about, RuleGraph graph) {
    Map<Integer, JsonNode> left = new TreeMap<>();
    for (int i = 0; i < changes.size(); i++) {
      left.put(i + 1, changes.get(i).rule());
    }
    for (RuleTest test : about) {
      if (!left.isEmpty()) {
        left.keySet().removeAll(new MutantBatch(test, rule, graph, folder()).noticed(left));
      }
    }
    left.forEach((i, mutant) -> survivors.put(changes.get(i - 1).change(), mutant.toString()));
  }

  private Path folder() {
    return work.resolve(Thread.currentThread().getName());
  }

  private static List<Changed> changes(Rule rule) {
    List<Changed> changes = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    JsonNode query = parser.parse(rule.expression());
    for (Mutant mutant : Mutants.of(query)) {
      if (isQuery(mutant.query())) {
        String name = rule + ": " + mutant.change();
        String numbered = name + " (" + numbers.merge(name, 1, Integer::sum) + ")";
        changes.add(new Changed(numbered, with(rule, "expr", mutant.query())));
      }
    }
    if (rule.isAlert()) {
      changes.addAll(waits(rule));
    }
    changes.removeIf(changed -> !SHARE.includes(changed.change()));
    return changes;
  }

  /** A mutant that does not parse needs no test. */
  private static boolean isQuery(String text) {
    try {
      parser.parse(text);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** An alert waits at its start; at its end only if it says so. */
  private static List<Changed> waits(Rule rule) {
    List<Changed> changes = new ArrayList<>(waits(rule, "for"));
    if (rule.tree().has("keep_firing_for")) {
      changes.addAll(waits(rule, "keep_firing_for"));
    }
    return changes;
  }

  private static List<Changed> waits(Rule rule, String field) {
    Duration wait = Duration.parse(rule.tree().path(field).asText("0m"));
    List<Changed> changes = new ArrayList<>();
    String longer = wait.plus(MINUTE).toString();
    changes.add(new Changed(rule + ": " + field + ": longer", with(rule, field, longer)));
    if (wait.millis() >= MINUTE.millis()) {
      String shorter = new Duration(wait.millis() - MINUTE.millis()).toString();
      changes.add(new Changed(rule + ": " + field + ": shorter", with(rule, field, shorter)));
    }
    return changes;
  }

  private static JsonNode with(Rule rule, String field, String value) {
    ObjectNode changed = rule.tree().deepCopy();
    return changed.put(field, value);
  }
}
