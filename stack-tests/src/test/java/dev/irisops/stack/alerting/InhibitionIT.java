package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Alertmanager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A running Alertmanager with the shipped configuration suppresses what a critical alert implies.
 */
class InhibitionIT {
  private static final List<Map<String, String>> NOT_CRITICAL =
      List.of(
          alert("HighErrorRate", "warning", "iris-api", "mlops"),
          alert("LowPredictionRate", "info", "iris-api", "mlops"),
          alert("AnotherNamespace", "warning", "iris-api", "other"),
          alert("AnotherService", "warning", "grafana", "mlops"),
          alert("AnotherServicesInfo", "info", "grafana", "mlops"),
          alert("Watchdog", "none", "iris-api", "mlops"),
          Map.of("alertname", "WithoutService", "severity", "warning"));

  @Test
  void critical_suppressesWarningsAndInfosOfItsServiceOnly() {
    List<Map<String, String>> alerts = new ArrayList<>(NOT_CRITICAL);
    alerts.add(alert("IrisAPIDown", "critical", "iris-api", "mlops"));
    alerts.add(alert("ModelNotLoaded", "critical", "iris-api", "mlops"));

    assertThat(suppressed(alerts)).containsExactly("HighErrorRate", "LowPredictionRate");
  }

  @Test
  void withoutCritical_nothingIsSuppressed() {
    assertThat(suppressed(NOT_CRITICAL)).isEmpty();
  }

  private static Map<String, String> alert(
      String name, String severity, String service, String namespace) {
    return Map.of(
        "alertname", name, "severity", severity, "service", service, "namespace", namespace);
  }

  private static Set<String> suppressed(List<Map<String, String>> alerts) {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager =
            Alertmanager.start(AlertmanagerConfig.shipped().deliveringTo(notifications).text())) {
      alertmanager.fire(alerts);
      alertmanager.awaitProcessed(alerts.size());
      Set<String> suppressed = alertmanager.alerts("suppressed", "alertname");
      assertThat(alertmanager.alerts("active", "alertname"))
          .hasSize(alerts.size() - suppressed.size());
      return suppressed;
    }
  }
}
