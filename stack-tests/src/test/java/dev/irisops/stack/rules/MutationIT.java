package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Mutants.Mutant;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Duration;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tests of the rules notice a mistake: each rule is changed in one place at a time, and a test
 * must fail, except for the changes listed in {@code unnoticed-mutants.txt}.
 */
class MutationIT {
  /** Changes that no test notices, one in each line, with the reason. */
  private static final Path UNNOTICED =
      Path.of("src", "test", "resources", "unnoticed-mutants.txt");

  private static final Duration MINUTE = Duration.parse("1m");

  private static Prometheus parser;

  private final Map<String, String> survivors = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Path work = WorkFolder.create("mutants");

  /** A rule with one change. */
  private record Changed(Rule original, String change, JsonNode rule) {}

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
    RuleFile.shipped().forEach(this::mutate);

    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("Mutants of the rules: %d of %d killed%n", total - survivors.size(), total);
    counts.forEach((file, count) -> System.out.printf("  %-20s %4d%n", file, count));
    survivors.forEach((name, rule) -> System.out.printf("  survived %s: %s%n", name, rule));
    assertThat(total).isGreaterThan(100);
    assertThat(survivors.keySet())
        .as("changes that no test notices; a test must, or %s must excuse the change", UNNOTICED)
        .isEqualTo(unnoticed());
  }

  private static Set<String> unnoticed() throws IOException {
    return Files.readAllLines(UNNOTICED).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf(" # ")))
        .collect(Collectors.toSet());
  }

  private void mutate(RuleFile file) {
    RuleGraph graph = new RuleGraph(file.rules(), parser);
    List<RuleTest> quickFirst = timed(RuleTest.shipped(file, graph));
    List<Runnable> runs = new ArrayList<>();
    for (Rule rule : file.rules()) {
      List<RuleTest> deciding =
          quickFirst.stream()
              .map(test -> test.about(rule))
              .filter(test -> !test.expectsNothing())
              .sorted(Comparator.comparing(test -> !test.names(rule))) // stable
              .toList();
      for (Changed changed : changes(rule)) {
        counts.merge(file.name(), 1, Integer::sum);
        runs.add(() -> judge(changed, deciding));
      }
    }
    runTwoAtATime(runs);
  }

  /** Sorts the tests by their time, because the first one notices most changes. */
  private List<RuleTest> timed(List<RuleTest> tests) {
    Map<RuleTest, Long> nanos = new ConcurrentHashMap<>();
    List<Runnable> runs = new ArrayList<>();
    for (RuleTest test : tests) {
      runs.add(
          () -> {
            long begin = System.nanoTime();
            // A test that fails anyway would seem to notice each change.
            assertThat(test.run(folder()).output()).contains("SUCCESS");
            nanos.put(test, System.nanoTime() - begin);
          });
    }
    runTwoAtATime(runs);
    return tests.stream().sorted(Comparator.comparing(nanos::get)).toList();
  }

  private void judge(Changed changed, List<RuleTest> deciding) {
    for (RuleTest test : deciding) {
      if (test.run(changed.original(), changed.rule(), folder()).exitCode() != 0) {
        return;
      }
    }
    survivors.put(changed.change(), changed.rule().toString());
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
        changes.add(new Changed(rule, numbered, with(rule, "expr", mutant.query())));
      }
    }
    if (rule.isAlert()) {
      changes.addAll(waits(rule));
    }
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

  private static List<Changed> waits(Rule rule) {
    Duration wait = Duration.parse(rule.tree().path("for").asText("0m"));
    List<Changed> changes = new ArrayList<>();
    changes.add(
        new Changed(rule, rule + ": for: longer", with(rule, "for", wait.plus(MINUTE).toString())));
    if (wait.millis() >= MINUTE.millis()) {
      String shorter = new Duration(wait.millis() - MINUTE.millis()).toString();
      changes.add(new Changed(rule, rule + ": for: shorter", with(rule, "for", shorter)));
    }
    return changes;
  }

  private static JsonNode with(Rule rule, String field, String value) {
    ObjectNode changed = rule.tree().deepCopy();
    return changed.put(field, value);
  }

  private static void runTwoAtATime(Collection<Runnable> runs) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> futures = new ArrayList<>();
      runs.forEach(run -> futures.add(threads.submit(run)));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
