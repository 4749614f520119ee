package dev.irisops.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The programs of the demo, and how to reach them.
 *
 * @param host the address that the page listens on
 * @param port the port of the page; 0 for any
 * @param service the API of the model service
 * @param apiKey its key
 * @param prometheus the Prometheus that scrapes it
 * @param table a CSV file in the form of the training data, whose rows are sent
 * @param speed the factor by which rules and routes are faster than those that ship
 * @param driftSpeed the factor of the rules of drift
 * @param recordings recorded pages of metrics to serve, by port
 * @param links addresses for the visitor's browser, by the name of the program
 */
public record Settings(
    String host,
    int port,
    URI service,
    String apiKey,
    URI prometheus,
    Path table,
    int speed,
    int driftSpeed,
    Map<Integer, Path> recordings,
    Map<String, URI> links) {

  /**
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException if one is missing or malformed; the message names it
   */
  static Settings from(Map<String, String> environment) {
    Map<String, URI> links = new LinkedHashMap<>();
    pairs("DEMO_LINKS", environment.getOrDefault("DEMO_LINKS", ""))
        .forEach((program, address) -> links.put(program, uri("DEMO_LINKS", address)));
    return new Settings(
        environment.getOrDefault("DEMO_HOST", "localhost"),
        number("DEMO_PORT", environment.getOrDefault("DEMO_PORT", "8080"), 0, 65_535),
        uri("DEMO_SERVICE", needed(environment, "DEMO_SERVICE")),
        needed(environment, "DEMO_API_KEY"),
        uri("DEMO_PROMETHEUS", needed(environment, "DEMO_PROMETHEUS")),
        Path.of(needed(environment, "DEMO_TABLE")),
        1,
        1,
        recordings(environment.getOrDefault("DEMO_RECORDINGS", "")),
        links);
  }

  private static Map<Integer, Path> recordings(String text) {
    Map<Integer, Path> recordings = new LinkedHashMap<>();
    pairs("DEMO_RECORDINGS", text)
        .forEach(
            (port, file) ->
                recordings.put(number("DEMO_RECORDINGS", port, 0, 65_535), Path.of(file)));
    return recordings;
  }

  /** Reads {@code name=value,name=value}. */
  private static Map<String, String> pairs(String setting, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(
            "%s: expected name=value, found %s".formatted(setting, pair.strip()));
      }
      pairs.put(parts[0], parts[1]);
    }
    return pairs;
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  private static URI uri(String name, String text) {
    try {
      URI uri = URI.create(text.strip());
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The message below says more.
    }
    throw new IllegalArgumentException(
        "%s: expected an address such as http://localhost:9090, found %s".formatted(name, text));
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says more.
    }
    throw new IllegalArgumentException(
        "%s: expected a number from %d to %d, found %s".formatted(name, least, most, text));
  }
}
