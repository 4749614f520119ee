package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A real Prometheus. */
public final class Prometheus implements AutoCloseable {
  private final Server server;

  private Prometheus(Server server) {
    this.server = server;
  }

  /**
   * Starts Prometheus.
   *
   * @param configuration the text of its {@code prometheus.yml}
   */
  public static Prometheus start(String configuration) {
    return start(configuration, FreePort.next(), Map.of(), List.of());
  }

  /**
   * Starts Prometheus.
   *
   * @param configuration the text of its {@code prometheus.yml}
   * @param environment values of the variables in the configuration
   * @param flags more command-line flags
   */
  public static Prometheus start(
      String configuration, int port, Map<String, String> environment, List<String> flags) {
    Path folder = WorkFolder.create("prometheus");
    Repository.write(folder.resolve("prometheus.yml"), configuration);
    List<String> command =
        new ArrayList<>(
            List.of(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port));
    command.addAll(flags);
    return new Prometheus(Server.start(folder, port, "/-/ready", environment, command));
  }

  /** Makes it load its configuration again, with SIGHUP. */
  public void reload() {
    server.signal("HUP");
  }

  /** Waits until the targets of the jobs are up; the error shows all targets. */
  public void awaitUp(String... jobs) {
    try {
      server.await(
          "all targets are up",
          () -> List.of(jobs).stream().allMatch(job -> value("up{job=\"%s\"}", job) == 1));
    } catch (AssertionError e) {
      throw new AssertionError(call("/api/v1/targets").toPrettyString(), e);
    }
  }

  /** Returns the series that a query finds. */
  public JsonNode query(String query) {
    return call("/api/v1/query?query=" + encoded(query)).path("result");
  }

  /** Returns the selected series that have exemplars, each with them. */
  public JsonNode exemplars(String query) {
    long now = Instant.now().getEpochSecond();
    return call(
        "/api/v1/query_exemplars?query=%s&start=%d&end=%d"
            .formatted(encoded(query), now - 3_600, now + 60));
  }

  /** Returns the sum of the values that a query finds; NaN if it finds none. */
  public double value(String query, Object... arguments) {
    JsonNode result = query("sum(" + query.formatted(arguments) + ")");
    return result.isEmpty() ? Double.NaN : result.get(0).path("value").get(1).asDouble();
  }

  /** Returns name and labels of each current series of a job, without those of the scrape. */
  public TreeSet<String> series(String job) {
    TreeSet<String> series = new TreeSet<>();
    for (JsonNode found : query("{job=\"" + job + "\"}")) {
      TreeMap<String, String> labels = new TreeMap<>();
      found.path("metric").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
      labels.keySet().removeAll(List.of("job", "instance"));
      series.add(labels.remove("__name__") + labels);
    }
    return series;
  }

  /** Returns the type of each metric of a job, by its name on the scraped page. */
  public Map<String, String> types(String job) {
    TreeMap<String, String> types = new TreeMap<>();
    for (JsonNode metadata :
        call("/api/v1/targets/metadata?match_target=" + encoded("{job=\"" + job + "\"}"))) {
      types.put(metadata.path("metric").asText(), metadata.path("type").asText());
    }
    return types;
  }

  /**
   * Returns the value of a metric of Prometheus itself.
   *
   * @param series name and labels, as in its {@code /metrics}
   * @throws AssertionError if there is no such series
   */
  public double own(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Prometheus has no " + series));
  }

  /**
   * Returns the syntax tree of a query.
   *
   * @throws AssertionError if it is not PromQL
   */
  public JsonNode parse(String query) {
    return call("/api/v1/parse_query?query=" + encoded(query));
  }

  /**
   * Calls the API and returns the data of the answer.
   *
   * @throws AssertionError if the call fails
   */
  public JsonNode call(String path) {
    JsonNode answer = server.json(path);
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(path + " answered " + answer);
    }
    return answer.path("data");
  }

  /** Returns its own metrics. */
  public String metrics() {
    return server.get("/metrics").body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
