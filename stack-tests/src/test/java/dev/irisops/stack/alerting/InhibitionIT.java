package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.alerting.Inhibition.Cause;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.server.Alertmanager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A running Alertmanager with the shipped configuration hides what the tables in {@code
 * docs/alerts.md} say, and nothing else.
 */
class InhibitionIT {
  private static final Inhibition DOCUMENTED = Inhibition.documented();
  private static final String OURS = "iris-api";
  private static final String OTHERS = "fraud-api";

  @Test
  void everyAlert_isInOneOfTheTables() {
    Set<String> decided = new TreeSet<>(DOCUMENTED.neverHidden());
    DOCUMENTED.causes().forEach(cause -> decided.addAll(cause.effects()));

    assertThat(decided).isEqualTo(names());
    assertThat(DOCUMENTED.neverHidden())
        .doesNotContainAnyElementsOf(
            DOCUMENTED.causes().stream().flatMap(c -> c.effects().stream()).toList());
  }

  private static Set<String> names() {
    return RuleFile.alerts().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each cause fires in a namespace of its own, and every other alert for two services. */
  @Test
  void cause_hidesItsEffectsOfTheSameServiceOnly() {
    List<Map<String, String>> alerts = new ArrayList<>();
    Set<String> expected = new TreeSet<>();
    for (Cause cause : DOCUMENTED.causes()) {
      alerts.add(alert(cause.name(), "critical", cause.name(), OURS));
      for (String name : names()) {
        // no second cause: a warning hides nothing
        String severity = name.equals("Watchdog") ? "none" : "warning";
        if (!name.equals(cause.name())) {
          alerts.add(alert(name, severity, cause.name(), OURS));
        }
        alerts.add(alert(name, severity, cause.name(), OTHERS));
      }
      cause.effects().forEach(e -> expected.add(cause.name() + " " + OURS + " " + e + " warning"));
    }

    assertThat(suppressed(alerts)).isEqualTo(expected);
  }

  @Test
  void effect_isHiddenAsCriticalAndAsInfoToo() {
    assertThat(
            suppressed(
                List.of(
                    alert("IrisAPIDown", "critical", "mlops", OURS),
                    alert("IrisAvailabilityBudgetBurn", "critical", "mlops", OURS),
                    alert("LowPredictionRate", "info", "mlops", OURS),
                    alert("LowPredictionRate", "info", "other", OURS))))
        .containsExactly(
            "mlops iris-api IrisAvailabilityBudgetBurn critical",
            "mlops iris-api LowPredictionRate info");
  }

  @Test
  void criticalAlert_hidesItsOwnWarning() {
    assertThat(
            suppressed(
                List.of(
                    alert("IrisLatencyBudgetBurn", "critical", "mlops", OURS),
                    alert("IrisLatencyBudgetBurn", "warning", "mlops", OURS),
                    alert("IrisLatencyBudgetBurn", "warning", "mlops", OTHERS))))
        .containsExactly("mlops iris-api IrisLatencyBudgetBurn warning");
  }

  /** ModelNotLoaded of one instance, for example, says nothing about the others. */
  @ParameterizedTest
  @ValueSource(strings = {"instance", "integration", "persistentvolumeclaim"})
  void criticalAlert_doesNotHideTheWarningAboutSomethingElse(String label) {
    assertThat(
            suppressed(
                List.of(
                    with(alert("ModelNotLoaded", "critical", "mlops", OURS), label, "a"),
                    with(alert("ModelNotLoaded", "warning", "mlops", OURS), label, "b"))))
        .isEmpty();
  }

  /** Alertmanager takes two alerts that both lack a label for equal on it. */
  @ParameterizedTest
  @ValueSource(strings = {"service", "namespace"})
  void cause_withoutServiceOrNamespace_hidesNothing(String missing) {
    assertThat(
            suppressed(
                List.of(
                    with(alert("IrisAPIDown", "critical", "mlops", OURS), missing, ""),
                    with(alert("HighLatency", "warning", "mlops", OURS), missing, ""),
                    with(alert("IrisAPIDown", "warning", "mlops", OURS), missing, ""))))
        .isEmpty();
  }

  private static Map<String, String> alert(
      String name, String severity, String namespace, String service) {
    return Map.of(
        "alertname",
        name,
        "severity",
        severity,
        "namespace",
        namespace,
        "service",
        service,
        "id",
        String.join(" ", namespace, service, name, severity));
  }

  private static Map<String, String> with(Map<String, String> alert, String label, String value) {
    Map<String, String> changed = new TreeMap<>(alert);
    changed.put(label, value);
    return changed;
  }

  private static Set<String> suppressed(List<Map<String, String>> alerts) {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager =
            Alertmanager.start(
                AlertmanagerConfig.shipped().deliveringTo(notifications::url).text())) {
      alertmanager.fire(alerts);
      alertmanager.awaitProcessed(alerts.size());
      return alertmanager.alerts("suppressed", "id");
    }
  }
}
