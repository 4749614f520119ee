package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alert has its row in the table of the document, labels, annotations, runbook and tests. */
class ContractIT {
  private static final String RUNBOOKS =
      "https://github.com/irisops/irisops/blob/main/" + RuleFile.FOLDER + "/runbooks/";

  private static final String TABLE = "docs/alerts.md";

  /** A row of the table: alert, severity, when it fires, {@code for}, and its runbook. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^(\\| `\\w+` \\| \\w+ \\| )[^|]+( \\| \\w+ \\| \\[.+]\\(.+\\) \\|)$");

  private static final List<String> LABELS =
      List.of("severity", "component", "service", "namespace");

  static Stream<Rule> rules() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream());
  }

  static Stream<Rule> alerts() {
    return rules().filter(Rule::isAlert);
  }

  /** The table is the contract: no alert comes, goes or changes its urgency unseen. */
  @Test
  void alerts_areThoseOfTheTable() {
    List<String> rows =
        ROW.matcher(Repository.text(TABLE))
            .results()
            .map(r -> r.group(1) + "…" + r.group(2))
            .toList();

    assertThat(rows)
        .as("the rows of the table in %s; … stands for when the alert fires", TABLE)
        .containsExactlyInAnyOrderElementsOf(alerts().map(ContractIT::row).toList());
  }

  private static String row(Rule alert) {
    return "| `%1$s` | %2$s | … | %3$s | [%1$s](../alert-rules/runbooks/%1$s.md) |"
        .formatted(
            alert.name(), alert.labels().get("severity"), alert.tree().path("for").asText("0m"));
  }

  /**
   * The namespace comes from the series, and so does the service, unless it is a program of ours.
   */
  @ParameterizedTest
  @MethodSource("alerts")
  void labels_areTheFour(Rule alert) {
    assertThat(alert.labels()).containsOnlyKeys("severity", "component", "service");
    assertThat(alert.labels().get("severity")).isIn("critical", "warning", "info", "none");
    assertThat(alert.labels().get("component"))
        .isIn("api", "model", "infrastructure", "monitoring");
    assertThat(alert.labels().get("service")).matches("[a-z-]+|\\{\\{ .*\\$labels\\.\\w+ }}");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void annotations_areTheFour(Rule alert) {
    Map<String, String> annotations = alert.annotations();

    assertThat(annotations).containsOnlyKeys("summary", "description", "runbook_url", "dashboard");
    assertThat(annotations.get("summary")).matches("[A-Zk][^{}]+[^.{}]");
    assertThat(annotations.get("description")).matches(".*\\.(\\{\\{ end }})?");
    assertThat(annotations.get("dashboard")).matches("/d/[a-z-]+");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void runbook_isWhereTheAlertSays(Rule alert) {
    String runbook = alert.name() + ".md";

    assertThat(alert.annotations()).containsEntry("runbook_url", RUNBOOKS + runbook);
    assertThat(Repository.text(RuleFile.FOLDER + "/runbooks/" + runbook).lines())
        .filteredOn(line -> line.startsWith("#"))
        .containsExactly(
            "# " + alert.name(), "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
  }

  @Test
  void everyRunbook_belongsToAnAlert() {
    assertThat(Repository.files(RuleFile.FOLDER + "/runbooks", ".md"))
        .extracting(file -> file.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(alerts().map(Rule::name).collect(Collectors.toSet()));
  }

  /** An alert that always fires cannot be tested to be silent. */
  @Test
  void everyAlert_isTestedToFireAndToBeSilent() {
    Set<String> names = new TreeSet<>(alerts().map(Rule::name).toList());
    Map<Boolean, Set<String>> tested = tested();

    assertThat(tested.get(true)).isEqualTo(names);
    names.remove("Watchdog");
    assertThat(tested.get(false)).containsAll(names);
  }

  private static Map<Boolean, Set<String>> tested() {
    Map<Boolean, Set<String>> tested = new TreeMap<>();
    for (RuleTest test : tests()) {
      for (boolean firing : List.of(true, false)) {
        tested.computeIfAbsent(firing, f -> new TreeSet<>()).addAll(test.alerts(firing));
      }
    }
    return tested;
  }

  /** A template or an aggregation that loses a label leaves it empty, which only a test shows. */
  @Test
  void everyAlert_isTestedToHaveTheFourLabels() {
    Set<String> complete =
        tests().stream()
            .flatMap(test -> test.firing().stream())
            .filter(alert -> LABELS.stream().noneMatch(l -> alert.path(l).asText().isBlank()))
            .map(alert -> alert.path("alertname").asText() + alert.path("severity").asText())
            .collect(Collectors.toSet());

    assertThat(alerts())
        .allSatisfy(a -> assertThat(complete).contains(a.name() + a.labels().get("severity")));
  }

  private static List<RuleTest> tests() {
    try (Prometheus parser = Prometheus.start("global: {}")) {
      List<Rule> rules = RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).toList();
      return RuleTest.shipped(new RuleGraph(rules, parser));
    }
  }

  /** Services and namespaces are labels of series; only links to dashboards have a fixed name. */
  @ParameterizedTest
  @MethodSource("rules")
  void rule_namesNoServiceAndNoNamespace(Rule rule) {
    assertThat(rule.tree().toString().replace("\"/d/iris-", ""))
        .doesNotContain("iris-api", "iris_api", "mlops");
  }
}
