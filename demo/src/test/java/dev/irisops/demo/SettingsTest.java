package dev.irisops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> ENOUGH =
      Map.of(
          "DEMO_SERVICE", "http://iris-api:8000",
          "DEMO_API_KEY", "dev",
          "DEMO_PROMETHEUS", "http://prometheus:9090",
          "DEMO_TABLE", "iris.csv");

  @Test
  void addressesAndTable_areEnough() {
    Settings settings = Settings.from(ENOUGH);

    assertThat(settings.service()).isEqualTo(URI.create("http://iris-api:8000"));
    assertThat(settings.host()).isEqualTo("localhost");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.speed()).isEqualTo(1);
    assertThat(settings.links()).isEmpty();
  }

  @Test
  void links_keepTheirOrder() {
    Settings settings =
        Settings.from(
            with("DEMO_LINKS", "Grafana=http://localhost:3000, API=http://localhost:8000"));

    assertThat(settings.links().keySet()).containsExactly("Grafana", "API");
  }

  @Test
  void recordings_areByPort() {
    assertThat(Settings.from(with("DEMO_RECORDINGS", "8081=a.prom,8082=b.prom")).recordings())
        .isEqualTo(Map.of(8081, Path.of("a.prom"), 8082, Path.of("b.prom")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEMO_API_KEY    | ''              | DEMO_API_KEY is not set",
        "DEMO_PORT       | 70000           | DEMO_PORT: expected a number from 0 to 65535, found 70000",
        "DEMO_PORT       | http            | DEMO_PORT: expected a number from 0 to 65535, found http",
        "DEMO_LINKS      | Grafana         | DEMO_LINKS: expected name=value, found Grafana",
        "DEMO_RECORDINGS | x=a.prom        | DEMO_RECORDINGS: expected a number from 0 to 65535, found x",
        "DEMO_SERVICE    | iris-api:8000   | DEMO_SERVICE: expected an address such as http://localhost:9090, found iris-api:8000",
        "DEMO_PROMETHEUS | http://a b      | DEMO_PROMETHEUS: expected an address such as http://localhost:9090, found http://a b"
      })
  void wrongValue_isNamed(String name, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(with(name, value)))
        .withMessage(message);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ENOUGH);
    environment.put(name, value);
    return environment;
  }
}
