package dev.irisops.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A real Prometheus. */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Server server;

  private Prometheus(Server server) {
    this.server = server;
  }

  /**
   * Starts Prometheus.
   *
   * @param configuration the text of its {@code prometheus.yml}
   */
  static Prometheus start(String configuration) {
    Path folder = Server.newFolder("prometheus");
    int port = Server.freePort();
    try {
      Files.writeString(folder.resolve("prometheus.yml"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Prometheus(
        Server.start(
            folder,
            port,
            "/-/ready",
            Map.of(),
            List.of(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port)));
  }

  /** Waits until each job of the configuration has been scraped; an error names what failed. */
  void awaitUp(String... jobs) {
    try {
      server.await(
          "all targets are up",
          () -> List.of(jobs).stream().allMatch(job -> value("up{job=\"%s\"}", job) == 1));
    } catch (AssertionError e) {
      throw new AssertionError(call("/api/v1/targets").toPrettyString(), e);
    }
  }

  /** The sum of what a query finds; NaN where it finds nothing. */
  double value(String query, Object... arguments) {
    JsonNode result =
        call("/api/v1/query?query=" + encoded("sum(" + query.formatted(arguments) + ")"))
            .path("result");
    return result.isEmpty() ? Double.NaN : result.get(0).path("value").get(1).asDouble();
  }

  /** Name and labels of each series of a job as it is now, without those of the scrape. */
  TreeSet<String> series(String job) {
    TreeSet<String> series = new TreeSet<>();
    for (JsonNode found :
        call("/api/v1/query?query=" + encoded("{job=\"" + job + "\"}")).path("result")) {
      TreeMap<String, String> labels = new TreeMap<>();
      found.path("metric").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
      labels.keySet().removeAll(List.of("job", "instance"));
      series.add(labels.remove("__name__") + labels);
    }
    return series;
  }

  /** The type of each family that a job exposes, by its name as the scraped page has it. */
  Map<String, String> types(String job) {
    TreeMap<String, String> types = new TreeMap<>();
    for (JsonNode metadata :
        call("/api/v1/targets/metadata?match_target=" + encoded("{job=\"" + job + "\"}"))) {
      types.put(metadata.path("metric").asText(), metadata.path("type").asText());
    }
    return types;
  }

  /**
   * A metric of Prometheus itself.
   *
   * @param series name and labels, as its {@code /metrics} has them
   */
  double own(String series) {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Prometheus has no " + series));
  }

  private JsonNode call(String path) {
    try {
      JsonNode answer = JSON.readTree(server.get(path).body());
      if (!answer.path("status").asText().equals("success")) {
        throw new AssertionError(path + " answered " + answer);
      }
      return answer.path("data");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
