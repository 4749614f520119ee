package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, and how often, in the {@code alertmanager.yml} that ships. */
class RoutingIT {
  private static final AlertmanagerConfig SHIPPED = AlertmanagerConfig.shipped();

  @TempDir Path temp;

  @Test
  void configuration_isValid() {
    Path file = temp.resolve("alertmanager.yml");
    Repository.write(file, SHIPPED.mountedAt(AlertmanagerConfig.FOLDER).text());

    assertThat(Tool.AMTOOL.command("check-config", file.toString()).output())
        .contains("4 receivers", "1 inhibit rules", "1 templates")
        .doesNotContain("FAILED");
  }

  /** The labels are those that all alerts carry, so that none can be caught by another route. */
  @ParameterizedTest
  @CsvSource({"critical,critical", "warning,warning", "info,info", "none,watchdog", "new,warning"})
  void severity_hasItsReceiver(String severity, String receiver) {
    assertThat(
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
                .output()
                .lines()
                .reduce((first, last) -> last))
        .contains(receiver);
  }

  @Test
  void alerts_areGroupedByWhatTheyHaveInCommon() {
    JsonNode route = SHIPPED.tree().path("route");

    assertThat(route.path("group_by"))
        .isEqualTo(Json.read("[\"alertname\", \"severity\", \"component\"]"));
    assertThat(route.path("routes").findValues("group_by")).isEmpty();
  }

  @Test
  void worse_isRepeatedMoreOften() {
    assertThat(repeated("critical"))
        .isLessThan(repeated("warning"))
        .isGreaterThan(repeated("none"));
    assertThat(repeated("warning")).isLessThan(repeated("info"));
  }

  private static long repeated(String severity) {
    JsonNode route = SHIPPED.tree().path("route");
    for (JsonNode child : route.path("routes")) {
      if (child.path("matchers").toString().contains(severity) && child.has("repeat_interval")) {
        return Duration.parse(child.path("repeat_interval").asText()).millis();
      }
    }
    return Duration.parse(route.path("repeat_interval").asText()).millis();
  }

  @Test
  void everySecret_comesFromAFile() {
    Map<String, String> files = new TreeMap<>();
    AlertmanagerConfig.collect(SHIPPED.tree(), "_file", files);

    assertThat(files).containsOnlyKeys("api_url_file", "routing_key_file", "url_file");
    assertThat(files.values())
        .allMatch(file -> file.startsWith("/etc/alertmanager/secrets/"), "a file of the Secret");
    assertThat(SHIPPED.tree().toString())
        .doesNotContainPattern("\"(api_url|url|routing_key|service_key|password|token)\"")
        .doesNotContain("http");
  }
}
