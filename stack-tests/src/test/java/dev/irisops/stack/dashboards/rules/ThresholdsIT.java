package dev.irisops.stack.dashboards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Panels have the thresholds of the alerts that their descriptions name. */
class ThresholdsIT {
  @AutoClose private static final QueryParser parser = new QueryParser();
  private static final Thresholds THRESHOLDS = new Thresholds(parser);

  @EachDashboard
  void thresholds_equalThoseOfTheAlerts(Dashboard dashboard) {
    assertThat(THRESHOLDS.problems(dashboard)).isEmpty();
  }

  /** An alert with several thresholds is complete, if any panel names it. */
  @Test
  void everyThresholdOfANamedAlert_isOnAPanel() {
    Set<String> missing = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    for (Dashboard dashboard : Dashboard.shipped()) {
      for (Panel panel : dashboard.panels()) {
        for (String alert : panel.alerts()) {
          THRESHOLDS.deciding(alert).forEach(number -> missing.add(alert + " " + number));
          Thresholds.steps(panel).forEach(number -> shown.add(alert + " " + number));
        }
      }
    }
    missing.removeAll(shown);

    assertThat(missing).isEmpty();
    assertThat(shown).contains("HighErrorRate 0.05", "HighLatency 1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          HighErrorRate         | [0.05]
          PodCrashLooping       | [3.0]
          IrisLatencyBudgetBurn | [0.98, 1.4, 3.5, 13.44]
          LowPredictionRate     | [0.1]
          ModelReloadFailed     | [1.0]
          Watchdog              | [1.0]
          """)
  void thresholdsOfAnAlert_excludeItsGuards(String alert, String thresholds) {
    assertThat(THRESHOLDS.deciding(alert)).hasToString(thresholds);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          wrong threshold | /fieldConfig/defaults/thresholds/steps/1/value | 0.5                    | has the thresholds [0.5], HighErrorRate has [0.05, 20.0]
          unexplained     | /fieldConfig/defaults/thresholds/steps/1/value | 0.5                    | nothing explains the thresholds [0.5]
          unknown alert   | /description                                   | "Alert: HighErorRate." | there is no alert HighErorRate
          """)
  void mistake_isReported(String name, String field, String json, String problem) {
    Panel panel = Dashboard.read("iris-api-overview.json").panel("Errors (4xx + 5xx)");

    assertThat(THRESHOLDS.problems(panel.with(field, json))).contains(panel + ": " + problem);
  }
}
