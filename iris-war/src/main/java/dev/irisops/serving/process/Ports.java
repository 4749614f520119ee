package dev.irisops.serving.process;

import dev.irisops.serving.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
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

  /**
   * Returns the management port, the last of the ports; 0, which no connection comes in on, if
   * there is none.
   */
  public int management() {
    return ports.stream().skip(1).mapToInt(Port::number).findFirst().orElse(0);
  }

  /** Returns the address of the API for a client in this process; empty if it is not known. */
  public Optional<URI> api() {
    String name = host.equals("*") ? "localhost" : host;
    return ports.stream()
        .findFirst()
        .map(port -> URI.create("http://" + bracketed(name) + ":" + port.number()));
  }

  private static String bracketed(String name) {
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
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
