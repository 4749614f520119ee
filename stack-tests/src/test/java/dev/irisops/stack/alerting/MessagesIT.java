package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.alerting.Notifications.Notification;
import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.server.Patience;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read: the templates by amtool, and what a running Alertmanager posts. */
class MessagesIT {
  private static final Path NOTIFICATION =
      Repository.root().resolve("stack-tests/src/test/resources/notification.json");

  @TempDir Path temp;

  @Test
  void title_namesStatusSeverityAlertAndEnvironment() {
    assertThat(rendered("iris.title", notification()))
        .isEqualTo("[FIRING:1] CRITICAL ModelNotLoaded in staging");
  }

  @Test
  void titleOfResolved_hasNoCount() {
    assertThat(rendered("iris.title", notification().put("status", "resolved")))
        .isEqualTo("[RESOLVED] CRITICAL ModelNotLoaded in staging");
  }

  @Test
  void titleWithoutEnvironment_endsWithTheAlert() {
    ObjectNode notification = notification();
    ((ObjectNode) notification.path("commonLabels")).remove("environment");

    assertThat(rendered("iris.title", notification))
        .isEqualTo("[FIRING:1] CRITICAL ModelNotLoaded");
  }

  @Test
  void text_hasSummaryValueRunbookAndDashboardOfEachAlert() {
    String runbook =
        "https://github.com/irisops/irisops/blob/main/alert-rules/runbooks/ModelNotLoaded.md";

    assertThat(rendered("iris.text", notification()))
        .isEqualTo(
            """
            *An instance of the Iris API has no model*
            10.244.0.5:8000 runs without a verified model and answers prediction requests with 503.
            <%1$s|Runbook> · <http://localhost:3000/d/iris-model-quality|Dashboard> · since 2026-11-22 09:00 UTC
            *An instance of the Iris API has no model* (resolved)
            10.244.0.6:8000 runs without a verified model and answers prediction requests with 503.
            <%1$s|Runbook> · <http://localhost:3000/d/iris-model-quality|Dashboard> · since 2026-11-22 09:30 UTC"""
                .formatted(runbook));
  }

  @ParameterizedTest
  @CsvSource({
    "firing,critical,#d55e00",
    "firing,warning,#e69f00",
    "firing,info,#56b4e9",
    "resolved,critical,#009e73"
  })
  void colour_tellsStatusAndSeverity(String status, String severity, String colour) {
    ObjectNode notification = notification().put("status", status);
    ((ObjectNode) notification.path("commonLabels")).put("severity", severity);

    assertThat(rendered("iris.colour", notification)).isEqualTo(colour);
  }

  /** The receivers as shipped; only the folder that is mounted and PagerDuty's address differ. */
  @Test
  void eachReceiver_isReachedThroughItsSecret() {
    try (Notifications notifications = new Notifications()) {
      mount("secrets/slack-url", notifications.url("slack"));
      mount("secrets/watchdog-url", notifications.url("watchdog"));
      mount("secrets/pagerduty-routing-key", "a-routing-key");
      mountTemplates();
      String configuration =
          AlertmanagerConfig.shipped()
              .mountedAt(temp)
              .pagerDutyAt(notifications.url("pagerduty"))
              .fasterBy(60)
              .text();
      try (Alertmanager alertmanager = Alertmanager.start(configuration)) {
        // Each of its own service: Down would silence Slow and Quiet of the same.
        for (String name : List.of("Down/critical", "Slow/warning", "Quiet/info", "Fine/none")) {
          String[] parts = name.split("/");
          alertmanager.fire(
              List.of(
                  Map.of(
                      "alertname", parts[0], "severity", parts[1], "service", "of " + parts[0])));
        }

        assertThat(await(notifications, "slack", "Down").path("color").asText())
            .isEqualTo("#d55e00");
        assertThat(await(notifications, "slack", "Slow").path("color").asText())
            .isEqualTo("#e69f00");
        assertThat(await(notifications, "slack", "Quiet").path("color").asText())
            .isEqualTo("#56b4e9");
        assertThat(await(notifications, "pagerduty", "Down").path("routing_key").asText())
            .isEqualTo("a-routing-key");
        assertThat(await(notifications, "watchdog", "Fine").path("status").asText())
            .isEqualTo("firing");
      }
    }
  }

  /** What tells of an alert; of a Slack message, its attachment. */
  private static JsonNode await(Notifications notifications, String receiver, String alert) {
    Patience.await(
        receiver + " hears of " + alert,
        () -> notifications.received().stream().anyMatch(n -> tells(n, receiver, alert)),
        () ->
            notifications.received().stream()
                .map(n -> n.receiver() + " at " + n.at())
                .toList()
                .toString());
    JsonNode body =
        notifications.received().stream()
            .filter(n -> tells(n, receiver, alert))
            .findFirst()
            .orElseThrow()
            .body();
    return body.path("attachments").path(0).isObject() ? body.path("attachments").path(0) : body;
  }

  private static boolean tells(Notification notification, String receiver, String alert) {
    String body = notification.body().toString();
    return notification.receiver().equals(receiver)
        && (body.contains(" " + alert) || body.contains("\"alertname\":\"" + alert + "\""));
  }

  private void mount(String file, String text) {
    Repository.write(temp.resolve(file), text);
  }

  private void mountTemplates() {
    try {
      for (Path template : Repository.files("kustomize/base/alertmanager", ".tmpl")) {
        Files.copy(template, temp.resolve(template.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode notification() {
    return (ObjectNode) Json.read(Repository.text(NOTIFICATION));
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
