package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Alertmanager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a critical alert silences, in a running Alertmanager with the shipped configuration. */
class InhibitionIT {
  @Test
  void critical_silencesWarningsAndInfosOfItsServiceOnly() {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager =
            Alertmanager.start(AlertmanagerConfig.shipped().deliveringTo(notifications).text())) {
      List<Map<String, String>> alerts =
          List.of(
              alert("IrisAPIDown", "critical", "iris-api", "mlops"),
              alert("HighErrorRate", "warning", "iris-api", "mlops"),
              alert("LowPredictionRate", "info", "iris-api", "mlops"),
              alert("ModelNotLoaded", "critical", "iris-api", "mlops"),
              alert("AnotherNamespace", "warning", "iris-api", "other"),
              alert("AnotherService", "warning", "grafana", "mlops"),
              alert("AnotherServicesInfo", "info", "grafana", "mlops"),
              alert("Watchdog", "none", "iris-api", "mlops"),
              Map.of("alertname", "WithoutService", "severity", "warning"));
      alertmanager.fire(alerts);
      alertmanager.awaitProcessed(alerts.size());

      assertThat(alertmanager.alerts("suppressed", "alertname"))
          .containsExactly("HighErrorRate", "LowPredictionRate");
      assertThat(alertmanager.alerts("active", "alertname")).hasSize(alerts.size() - 2);
    }
  }

  @Test
  void withoutCritical_nothingIsSilenced() {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager =
            Alertmanager.start(AlertmanagerConfig.shipped().deliveringTo(notifications).text())) {
      alertmanager.fire(
          List.of(
              alert("HighErrorRate", "warning", "iris-api", "mlops"),
              alert("LowPredictionRate", "info", "iris-api", "mlops")));
      alertmanager.awaitProcessed(2);

      assertThat(alertmanager.alerts("suppressed", "alertname")).isEmpty();
    }
  }

  private static Map<String, String> alert(
      String name, String severity, String service, String namespace) {
    return Map.of(
        "alertname", name, "severity", severity, "service", service, "namespace", namespace);
  }
}
