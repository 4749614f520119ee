package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.alerting.Notifications.Notification;
import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages: the templates rendered by amtool, and the notifications of a running Alertmanager. */
class MessagesIT {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "firing,   staging, [FIRING:1] CRITICAL ModelNotLoaded of iris-api in staging",
    "resolved, staging, [RESOLVED] CRITICAL ModelNotLoaded of iris-api in staging",
    "firing,          , [FIRING:1] CRITICAL ModelNotLoaded of iris-api"
  })
  void title_namesStatusSeverityAlertServiceAndEnvironment(
      String status, String environment, String title) {
    ObjectNode notification = notification().put("status", status);
    notification.withObjectProperty("commonLabels").put("environment", environment);

    assertThat(rendered("message.title", notification)).isEqualTo(title);
  }

  @Test
  void title_namesEachServiceThatFires() {
    ObjectNode notification = notification();
    ArrayNode alerts = (ArrayNode) notification.path("alerts");
    JsonNode firing = alerts.get(0);
    for (String service : List.of("fraud-api", "api", "fraud-api")) {
      ObjectNode another = firing.deepCopy();
      another.withObjectProperty("labels").put("service", service);
      alerts.add(another);
    }
    ((ObjectNode) alerts.get(1)).withObjectProperty("labels").put("service", "recovered-api");

    assertThat(rendered("message.title", notification))
        .isEqualTo("[FIRING:4] CRITICAL ModelNotLoaded of iris-api, fraud-api, api in staging");
  }

  @Test
  void text_hasSummaryDescriptionRunbookAndDashboardOfEachAlert() {
    assertThat(rendered("message.text", notification()))
        .isEqualTo(
            """
            *An instance of the Iris API has no model*
            10.244.0.5:8000 runs without a verified model and answers prediction requests with 503.
            <%1$s|Runbook> · <http://localhost:3000/d/iris-model-quality|Dashboard> · since 2026-11-22 09:00 UTC
            *An instance of the Iris API has no model* (resolved)
            10.244.0.6:8000 runs without a verified model and answers prediction requests with 503.
            <%1$s|Runbook> · <http://localhost:3000/d/iris-model-quality|Dashboard> · since 2026-11-22 09:30 UTC\
            """
                .formatted(
                    "https://github.com/irisops/irisops/blob/main/alert-rules/runbooks/ModelNotLoaded.md"));
  }

  @ParameterizedTest
  @CsvSource({
    "firing,   critical, #d55e00",
    "firing,   warning,  #e69f00",
    "firing,   info,     #56b4e9",
    "resolved, critical, #009e73"
  })
  void colour_dependsOnStatusAndSeverity(String status, String severity, String colour) {
    ObjectNode notification = notification().put("status", status);
    notification.withObjectProperty("commonLabels").put("severity", severity);

    assertThat(rendered("message.colour", notification)).isEqualTo(colour);
  }

  /** The receivers as shipped, except for the mounted folder and the URL of PagerDuty. */
  @Test
  void everyReceiver_getsItsMessageWithItsSecret() {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager = Alertmanager.start(mounted(notifications))) {
      // A service each, because the critical alert would suppress the others of its service.
      for (String severity : List.of("critical", "warning", "info", "none")) {
        alertmanager.fire(
            List.of(
                Map.of(
                    "alertname", severity + "Alert", "severity", severity, "service", severity)));
      }

      assertThat(message(notifications, "slack", "criticalAlert", "color")).isEqualTo("#d55e00");
      assertThat(message(notifications, "slack", "warningAlert", "color")).isEqualTo("#e69f00");
      assertThat(message(notifications, "slack", "infoAlert", "color")).isEqualTo("#56b4e9");
      assertThat(message(notifications, "pagerduty", "criticalAlert", "routing_key"))
          .isEqualTo("a-routing-key");
      assertThat(message(notifications, "watchdog", "noneAlert", "status")).isEqualTo("firing");
    }
  }

  private String mounted(Notifications notifications) {
    Repository.write(temp.resolve("secrets/slack-url"), notifications.url("slack"));
    Repository.write(temp.resolve("secrets/watchdog-url"), notifications.url("watchdog"));
    Repository.write(temp.resolve("secrets/pagerduty-routing-key"), "a-routing-key");
    for (Path template : Repository.files("kustomize/base/alertmanager", ".tmpl")) {
      Repository.write(temp.resolve(template.getFileName()), Repository.text(template));
    }
    return AlertmanagerConfig.shipped()
        .mountedAt(temp)
        .pagerDutyAt(notifications.url("pagerduty"))
        .fasterBy(60)
        .text();
  }

  /** Waits for the message about an alert and returns one field of it. */
  private static String message(
      Notifications notifications, String receiver, String alert, String field) {
    Waiting.until(
        receiver + " receives " + alert,
        () -> find(notifications, receiver, alert).isPresent(),
        () -> notifications.received().toString());
    JsonNode body = find(notifications, receiver, alert).orElseThrow().body();
    return body.findPath(field).asText();
  }

  /** A title names the alert after a space, the JSON of a webhook as a label. */
  private static Optional<Notification> find(
      Notifications notifications, String receiver, String alert) {
    return notifications.received().stream()
        .filter(notification -> notification.receiver().equals(receiver))
        .filter(
            notification -> {
              String body = notification.body().toString();
              return body.contains(" " + alert) || body.contains("\"alertname\":\"" + alert + '"');
            })
        .findFirst();
  }

  private static ObjectNode notification() {
    return (ObjectNode)
        Json.read(Repository.text("stack-tests/src/test/resources/notification.json"));
  }

  private String rendered(String template, JsonNode notification) {
    Path data = Repository.write(temp.resolve("data.json"), notification.toString());
    return Tool.AMTOOL
        .command(
            "template",
            "render",
            "--template.glob=" + AlertmanagerConfig.FOLDER.resolve("*.tmpl"),
            "--template.text={{ template \"" + template + "\" . }}",
            "--template.data=" + data)
        .output();
  }
}
