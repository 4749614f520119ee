package dev.irisops.serving.process;

import dev.irisops.serving.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ports and the address that server.xml passes to Liberty: {@code iris.http.host}, {@code
 * iris.http.port} and {@code iris.management.port}.
 *
 * @param host the address of both ports; {@code *} for every address
 * @param ports none if the WAR runs in a Liberty that does not know these settings
 */
public record Ports(String host, List<Port> ports) {
  /**
   * A port of the service.
   *
   * @param setting its key
   * @param number 1 to 65535
   */
  public record Port(String setting, int number) {
    public Port {
      if (number < 1 || number > 0xffff) {
        throw new IllegalArgumentException(
            "%s: expected 1 to 65535, found %d".formatted(setting, number));
      }
    }
  }

  public Ports {
    ports = List.copyOf(ports);
    if (ports.stream().map(Port::number).distinct().count() < ports.size()) {
      throw new IllegalArgumentException(
          "%s: expected another port than %s, found %d for both"
              .formatted(ports.get(1).setting(), ports.get(0).setting(), ports.get(0).number()));
    }
  }

  /** Reads the settings. */
  public static Ports from(Settings settings) {
    return new Ports(
        settings.text("iris.http.host").orElse("*"),
        Stream.of("iris.http.port", "iris.management.port")
            .flatMap(key -> settings.integer(key).map(number -> new Port(key, number)).stream())
            .toList());
  }
}
