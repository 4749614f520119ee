package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps and lines of a panel are the numbers of the alerts that its description names. */
class ThresholdsIT {
  private static QueryParser parser;
  private static Thresholds thresholds;

  @BeforeAll
  static void start() {
    parser = new QueryParser();
    thresholds = new Thresholds(parser);
  }

  @AfterAll
  static void stop() {
    if (parser != null) {
      parser.close();
    }
  }

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void thresholds_areThoseOfTheAlerts(Dashboard dashboard) {
    assertThat(thresholds.problems(dashboard)).isEmpty();
  }

  /** Of an alert that is paired at all, so that none of two factors is forgotten. */
  @Test
  void everyNumberOfAPairedAlert_isOnSomePanel() {
    Set<String> missing = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    for (Dashboard dashboard : Dashboard.shipped()) {
      for (Panel panel : dashboard.panels()) {
        for (String alert : panel.alerts()) {
          thresholds.deciding(alert).forEach(number -> missing.add(alert + " " + number));
          Thresholds.steps(panel).forEach(number -> shown.add(alert + " " + number));
        }
      }
    }
    missing.removeAll(shown);

    assertThat(missing).isEmpty();
    assertThat(shown).contains("HighErrorRate 0.05", "HighLatency 1.0");
  }

  @Test
  void numberOfAnAlert_isWhatDecidesAndNotWhatGuards() {
    assertThat(thresholds.deciding("HighErrorRate")).containsExactly(0.05);
    assertThat(thresholds.deciding("PodCrashLooping")).containsExactly(3.0);
    assertThat(thresholds.deciding("IrisLatencyBudgetBurn")).containsExactly(0.98, 1.4, 3.5, 13.44);
    assertThat(thresholds.deciding("LowPredictionRate")).containsExactly(0.1);
    assertThat(thresholds.deciding("ModelReloadFailed")).containsExactly(1.0);
    assertThat(thresholds.deciding("Watchdog")).containsExactly(1.0);
  }

  @Test
  void typoInAThreshold_isReportedWithItsPanel() {
    Panel panel = Panel.named("Iris API - Overview", "Error Ratio");
    Dashboard mistaken =
        panel.with(
            tree ->
                ((ObjectNode) tree.at("/fieldConfig/defaults/thresholds/steps/1"))
                    .put("value", 0.5));

    assertThat(thresholds.problems(mistaken))
        .containsExactly(
            panel + ": has the thresholds [0.5], HighErrorRate has [0.05, 20.0]",
            panel + ": nothing explains the thresholds [0.5]");
  }

  @Test
  void nameOfNoAlert_isReportedWithItsPanel() {
    Panel panel = Panel.named("Iris API - Overview", "Error Ratio");

    assertThat(thresholds.problems(panel.with(t -> t.put("description", "Alert: HighErorRate."))))
        .contains(panel + ": there is no alert HighErorRate");
  }
}
