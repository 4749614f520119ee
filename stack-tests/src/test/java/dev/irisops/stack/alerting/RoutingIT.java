package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers, grouping and repetition of alerts by the shipped {@code alertmanager.yml}. */
class RoutingIT {
  private static final AlertmanagerConfig SHIPPED = AlertmanagerConfig.shipped();
  private static final JsonNode ROUTE = SHIPPED.tree().path("route");
  private static final Pattern FILE = Pattern.compile("\"(\\w+_file)\":\"([^\"]*/)");

  @TempDir Path temp;

  @Test
  void configuration_isValid() {
    Path file = temp.resolve("alertmanager.yml");
    Repository.write(file, SHIPPED.mountedAt(AlertmanagerConfig.FOLDER).text());

    assertThat(Tool.AMTOOL.command("check-config", file.toString()).output())
        .contains("4 receivers", "7 inhibit rules", "1 templates")
        .doesNotContain("FAILED");
  }

  /** The alert has all labels that alerts have, so that no other route can match it. */
  @ParameterizedTest
  @CsvSource({"critical,critical", "warning,warning", "info,info", "none,watchdog", "new,warning"})
  void severity_decidesTheReceiver(String severity, String receiver) {
    String output =
        Tool.AMTOOL
            .command(
                "config",
                "routes",
                "test",
                "--config.file=" + AlertmanagerConfig.FOLDER.resolve("alertmanager.yml"),
                "severity=" + severity,
                "alertname=IrisAPIDown",
                "component=api",
                "service=iris-api",
                "namespace=mlops")
            .output();

    assertThat(output.lines()).last().isEqualTo(receiver);
  }

  @Test
  void alerts_areGroupedByNameSeverityAndComponent() {
    assertThat(ROUTE.path("group_by"))
        .isEqualTo(Json.read("[\"alertname\", \"severity\", \"component\"]"));
    assertThat(ROUTE.path("routes").findValues("group_by")).isEmpty();
  }

  @Test
  void higherSeverity_isRepeatedMoreOften() {
    assertThat(repeatMillis("critical"))
        .isLessThan(repeatMillis("warning"))
        .isGreaterThan(repeatMillis("none"));
    assertThat(repeatMillis("warning")).isLessThan(repeatMillis("info"));
  }

  /** An info is for the working day. */
  @Test
  void onlyCriticalAlerts_reachThePager() {
    assertThat(
            SHIPPED.tree().path("receivers").valueStream().filter(r -> r.has("pagerduty_configs")))
        .extracting(receiver -> receiver.path("name").asText())
        .containsExactly("critical");
  }

  private static long repeatMillis(String severity) {
    return ROUTE
        .path("routes")
        .valueStream()
        .filter(route -> route.path("matchers").toString().contains(severity))
        .flatMap(route -> route.findValuesAsText("repeat_interval").stream())
        .findFirst()
        .map(Duration::parse)
        .orElse(Duration.parse(ROUTE.path("repeat_interval").asText()))
        .millis();
  }

  @Test
  void everySecret_comesFromAFile() {
    assertThat(FILE.matcher(SHIPPED.tree().toString()).results())
        .extracting(file -> file.group(1) + " " + file.group(2))
        .containsOnly(
            "api_url_file /etc/alertmanager/secrets/",
            "routing_key_file /etc/alertmanager/secrets/",
            "url_file /etc/alertmanager/secrets/");
    assertThat(SHIPPED.tree().toString())
        .doesNotContainPattern("\"(api_url|url|routing_key|service_key|password|token)\"")
        .doesNotContain("http");
  }
}
