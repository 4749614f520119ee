package dev.irisops.serving.api;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The settings that server.xml passes to Liberty: {@code iris.http.host}, {@code iris.http.port}
 * and {@code iris.management.port}.
 *
 * @param host the address that both ports listen on; {@code *} for every one
 * @param ports none where the WAR runs in a Liberty that does not know these settings
 */
record PortsConfig(String host, List<Port> ports) {
  /**
   * A port of the service.
   *
   * @param setting its key
   * @param number 1 to 65535
   */
  record Port(String setting, int number) {
    Port {
      if (number < 1 || number > 0xffff) {
        throw new IllegalArgumentException(
            "%s: expected 1 to 65535, found %d".formatted(setting, number));
      }
    }
  }

  PortsConfig {
    ports = List.copyOf(ports);
    expectDifferent(ports);
  }

  private static void expectDifferent(List<Port> ports) {
    if (ports.stream().map(Port::number).distinct().count() < ports.size()) {
      throw new IllegalArgumentException(
          "%s: expected another port than %s, found %d for both"
              .formatted(ports.get(1).setting(), ports.get(0).setting(), ports.get(0).number()));
    }
  }

  static PortsConfig from(Config config) {
    List<Port> ports = new ArrayList<>();
    for (String key : new String[] {"iris.http.port", "iris.management.port"}) {
      if (config.getOptionalValue(key, String.class).isPresent()) {
        ports.add(new Port(key, LimitsConfig.integer(config, key, 0)));
      }
    }
    return new PortsConfig(
        config.getOptionalValue("iris.http.host", String.class).orElse("*"), ports);
  }
}
