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

/** The alerts against the contract: which there are, and what each brings along. */
class ContractIT {
  private static final String RUNBOOKS =
      "https://github.com/irisops/irisops/blob/main/" + RuleFile.FOLDER + "/runbooks/";

  /** Alert, severity, when it fires, for, and the runbook of that name. */
  private static final Pattern TABLE_ROW =
      Pattern.compile(
          "(?m)^\\| `(\\w+)` \\| (\\w+) \\| [^|]+ \\| (\\w+) "
              + "\\| \\[\\1]\\(\\.\\./alert-rules/runbooks/\\1\\.md\\) \\|$");

  /** Name, severity and {@code for} of every alert of the contract. */
  private static final List<String> ALERTS =
      List.of(
          "AlertmanagerNotificationsFailing critical 5m",
          "FeatureDrift warning 15m",
          "FeatureOutOfRange info 15m",
          "HighCPUUsage warning 5m",
          "HighErrorRate warning 5m",
          "HighLatency warning 5m",
          "HighMemoryUsage warning 5m",
          "IrisAPIDown critical 1m",
          "IrisAPIInstanceDown warning 5m",
          "IrisAvailabilityBudgetBurn critical 0m",
          "IrisAvailabilityBudgetBurn warning 0m",
          "IrisLatencyBudgetBurn critical 0m",
          "IrisLatencyBudgetBurn warning 0m",
          "KubeStateMetricsDown critical 5m",
          "LowConfidence warning 15m",
          "LowPredictionRate info 10m",
          "ModelNotLoaded critical 2m",
          "ModelReloadFailed warning 0m",
          "PodCrashLooping warning 5m",
          "PredictionDrift warning 15m",
          "PrometheusConfigReloadFailed warning 5m",
          "PrometheusNotConnectedToAlertmanager critical 5m",
          "PrometheusRuleFailures critical 5m",
          "TargetDown warning 5m",
          "Watchdog none 0m");

  static Stream<Rule> alerts() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).filter(Rule::isAlert);
  }

  @Test
  void alerts_areThoseOfTheContract() {
    assertThat(alerts().map(ContractIT::described)).containsExactlyInAnyOrderElementsOf(ALERTS);
  }

  @Test
  void tableOfTheDocument_agreesWithTheRules() {
    assertThat(TABLE_ROW.matcher(Repository.text("docs/alerts.md")).results())
        .extracting(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3)))
        .containsExactlyInAnyOrderElementsOf(ALERTS);
  }

  private static String described(Rule alert) {
    return "%s %s %s"
        .formatted(
            alert.name(), alert.labels().get("severity"), alert.tree().path("for").asText("0m"));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void labels_areTheFour(Rule alert) {
    assertThat(alert.labels()).containsOnlyKeys("severity", "component", "service", "namespace");
    assertThat(alert.labels().get("severity")).isIn("critical", "warning", "info", "none");
    assertThat(alert.labels().get("component"))
        .isIn("api", "model", "infrastructure", "monitoring");
    assertThat(alert.labels()).containsEntry("namespace", "mlops");
    assertThat(alert.labels().get("service")).isNotBlank().doesNotContain("$value");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void annotations_areTheFour(Rule alert) {
    Map<String, String> annotations = alert.annotations();

    assertThat(annotations).containsOnlyKeys("summary", "description", "runbook_url", "dashboard");
    assertThat(annotations.get("summary")).matches("[A-Zk][^{}]+[^.{}]");
    assertThat(annotations.get("description")).endsWith(".");
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
  void everyRunbook_isOfAnAlert() {
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
    try (Prometheus parser = Prometheus.start("global: {}")) {
      for (RuleFile file : RuleFile.shipped()) {
        for (RuleTest test : RuleTest.shipped(file, new RuleGraph(file.rules(), parser))) {
          for (boolean firing : List.of(true, false)) {
            tested.computeIfAbsent(firing, f -> new TreeSet<>()).addAll(test.alerts(firing));
          }
        }
      }
    }
    return tested;
  }
}
