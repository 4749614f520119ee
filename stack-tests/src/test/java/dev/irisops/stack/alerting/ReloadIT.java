package dev.irisops.stack.alerting;

import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mitigation in the runbook of {@code PrometheusConfigReloadFailed} ends the alert. Prometheus
 * reloads changed files by itself, but compares them with the last ones that it could load: it does
 * not notice when those come back, and the alert would go on.
 */
class ReloadIT {
  private static final String GOOD = "groups: [{name: a, rules: [{record: b, expr: vector(1)}]}]\n";

  @TempDir Path temp;
  private Prometheus prometheus;

  @BeforeEach
  void start() {
    rules(GOOD);
    prometheus =
        Prometheus.start(
            "rule_files: ['%s/*.yml']".formatted(temp),
            FreePort.next(),
            Map.of(),
            List.of("--enable-feature=auto-reload-config", "--config.auto-reload-interval=1s"));
    awaitSuccess(1);
    rules("groups: [");
    awaitSuccess(0);
  }

  @AfterEach
  void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void lastGoodRulesAndSighup_endTheAlert() {
    rules(GOOD);
    prometheus.reload();
    awaitSuccess(1);
  }

  @Test
  void newRules_endTheAlert() {
    rules(GOOD + "# corrected\n");
    awaitSuccess(1);
  }

  private void rules(String text) {
    Repository.write(temp.resolve("rules.yml"), text);
  }

  private void awaitSuccess(double value) {
    Waiting.until(
        "the success of the last reload is " + value,
        () -> prometheus.own("prometheus_config_last_reload_successful") == value,
        () -> prometheus.metrics());
  }
}
