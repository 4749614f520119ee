package dev.irisops.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import dev.irisops.serving.process.Ports.Port;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void port_outsideItsRange_isRefused(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.from(FakeSettings.of("iris.http.port", "" + port)))
        .withMessage("iris.http.port: expected 1 to 65535, found " + port);
  }

  @Test
  void nonNumericPort_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.from(FakeSettings.of("iris.management.port", "http")))
        .withMessage("iris.management.port: expected a whole number, found \"http\"");
  }

  @Test
  void equalPorts_areRefused() {
    Map<String, String> settings = Map.of("iris.http.port", "8000", "iris.management.port", "8000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.from(FakeSettings.of(settings)))
        .withMessage(
            "iris.management.port: expected another port than iris.http.port, found 8000 for both");
  }

  @Test
  void ports_byDefault_areNone() {
    Ports ports = Ports.from(FakeSettings.of(Map.of()));
    assertThat(ports).isEqualTo(new Ports("*", List.of()));
    assertThat(ports.api()).isEmpty();
    assertThat(ports.management()).isZero();
  }

  @Test
  void settings_areRead() {
    Map<String, String> settings =
        Map.of(
            "iris.http.host", "localhost", "iris.http.port", "1", "iris.management.port", "65535");
    Ports ports = Ports.from(FakeSettings.of(settings));
    assertThat(ports)
        .isEqualTo(
            new Ports(
                "localhost",
                List.of(new Port("iris.http.port", 1), new Port("iris.management.port", 65_535))));
    assertThat(ports.api()).contains(URI.create("http://localhost:1"));
    assertThat(ports.management()).isEqualTo(65_535);
  }
}
