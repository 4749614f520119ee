package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.RuleTest.Expectation;
import dev.irisops.stack.tool.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mutants of a rule in one run of a test, which loads the series once. Each mutant has a name of
 * its own, and so have its copies of the rules and expectations that read it. The unchanged rule
 * runs with them, because a test that fails anyway would seem to notice each change.
 */
final class MutantBatch {
  /** Ends the names of a mutant and of all that reads it, in the output of promtool too. */
  private static final Pattern NUMBER = Pattern.compile("_mutant(\\d+)\\b");

  /** A rule that fails ends the test, for all mutants. */
  private static final Pattern FAILURE =
      Pattern.compile("(?m)^ *rule: \\S+_mutant(\\d+), time: .*, err: ");

  /** The number of the unchanged rule. */
  private static final int UNCHANGED = 0;

  private final RuleTest test;
  private final Rule original;
  private final Pattern affected;
  private final Path folder;

  /**
   * Creates a batch.
   *
   * @param test expects only what depends on the rule
   * @param folder gets the files
   */
  MutantBatch(RuleTest test, Rule original, RuleGraph graph, Path folder) {
    this.test = test;
    this.original = original;
    this.folder = folder;
    Set<String> names =
        test.deciding().stream()
            .map(Rule::name)
            .filter(name -> graph.closure(name).contains(original.name()))
            .collect(Collectors.toSet());
    affected = Pattern.compile("(?<![\\w:])(" + String.join("|", names) + ")(?![\\w:])");
  }

  /**
   * Returns the numbers of the mutants that the test notices.
   *
   * @param mutants the changed rules by number, from 1
   * @throws AssertionError if the test fails with the unchanged rule
   */
  Set<Integer> noticed(Map<Integer, JsonNode> mutants) {
    Map<Integer, JsonNode> left = new TreeMap<>(mutants);
    left.put(UNCHANGED, original.tree());
    Set<Integer> noticed = new TreeSet<>();
    String output = run(left);
    for (Set<Integer> failed = numbers(FAILURE, output); !failed.isEmpty(); ) {
      noticed.addAll(failed);
      left.keySet().removeAll(failed);
      output = run(left);
      failed = numbers(FAILURE, output);
    }
    noticed.addAll(numbers(NUMBER, output));
    if (noticed.contains(UNCHANGED)) {
      throw new AssertionError("The test fails with the unchanged rule: " + output);
    }
    return noticed;
  }

  private static Set<Integer> numbers(Pattern pattern, String output) {
    return pattern
        .matcher(output)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toSet());
  }

  private String run(Map<Integer, JsonNode> mutants) {
    List<JsonNode> rules = new ArrayList<>();
    for (Rule rule : test.deciding()) {
      if (affected.matcher(rule.name()).matches()) {
        mutants.forEach((n, m) -> rules.add(renamed(rule.equals(original) ? m : rule.tree(), n)));
      } else {
        rules.add(rule.tree());
      }
    }
    String output = copied(mutants.keySet()).run(rules, folder);
    if (!output.contains("SUCCESS") && !NUMBER.matcher(output).find()) {
      throw new AssertionError("promtool fails for another reason than a mutant: " + output);
    }
    return output;
  }

  /** Returns the test with a copy of each expectation, and of each series that a rule records. */
  private RuleTest copied(Set<Integer> numbers) {
    List<Expectation> expected = new ArrayList<>();
    List<JsonNode> series = new ArrayList<>();
    for (int n : numbers) {
      test.expected()
          .forEach(e -> expected.add(new Expectation(e.kind(), renamed(e.tree(), n), e.needed())));
      test.series().filter(this::isRecorded).forEach(one -> series.add(renamed(one, n)));
    }
    test.series().filter(one -> !isRecorded(one)).forEach(series::add);
    return test.with(series, expected);
  }

  private boolean isRecorded(JsonNode series) {
    return affected.matcher(series.path("series").asText().split("\\{")[0]).matches();
  }

  /** Renames what reads the rule; that includes the runbook of an alert, here and there. */
  private JsonNode renamed(JsonNode tree, int number) {
    return Json.read(affected.matcher(tree.toString()).replaceAll("$1_mutant" + number));
  }
}
