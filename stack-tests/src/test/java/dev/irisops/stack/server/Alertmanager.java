package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A real Alertmanager. */
public final class Alertmanager implements AutoCloseable {
  private final Server server;

  private Alertmanager(Server server) {
    this.server = server;
  }

  /**
   * Starts Alertmanager.
   *
   * @param configuration the text of its {@code alertmanager.yml}
   */
  public static Alertmanager start(String configuration) {
    Path folder = WorkFolder.create("alertmanager");
    int port = FreePort.next();
    Repository.write(folder.resolve("alertmanager.yml"), configuration);
    linkTemplates(folder);
    return new Alertmanager(
        Server.start(
            folder,
            port,
            "/-/ready",
            Map.of(),
            List.of(
                Tool.ALERTMANAGER.path().toString(),
                "--config.file=alertmanager.yml",
                "--storage.path=data",
                "--cluster.listen-address=", // alone, so that it listens on loopback only
                "--web.listen-address=127.0.0.1:" + port)));
  }

  /** Links the folder in which the unpacked program looks for its default templates. */
  private static void linkTemplates(Path folder) {
    try {
      Path usr = Tool.ALERTMANAGER.path().getParent().getParent();
      Files.createSymbolicLink(folder.resolve("usr"), usr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Sends alerts that fire from now on. */
  public void fire(List<Map<String, String>> alerts) {
    List<?> body = alerts.stream().map(labels -> Map.of("labels", labels)).toList();
    int status =
        server.post("/api/v2/alerts", Json.MAPPER.valueToTree(body).toString()).statusCode();
    if (status != 200) {
      throw new AssertionError("Alertmanager answered " + status + " to " + alerts);
    }
  }

  /**
   * Returns one label of each alert in a state.
   *
   * @param state {@code active} or {@code suppressed}
   */
  public Set<String> alerts(String state, String label) {
    TreeSet<String> found = new TreeSet<>();
    for (JsonNode alert : alerts()) {
      if (alert.path("status").path("state").asText().equals(state)) {
        found.add(alert.path("labels").path(label).asText());
      }
    }
    return found;
  }

  /** Returns all alerts, each with its labels, its state and its receivers. */
  public JsonNode alerts() {
    return server.json("/api/v2/alerts");
  }

  /** Waits until a number of alerts have a state. */
  public void awaitProcessed(int count) {
    server.await("it knows " + count + " alerts", () -> processed() == count);
  }

  private long processed() {
    long processed = 0;
    for (JsonNode alert : alerts()) {
      processed += alert.path("status").path("state").asText().equals("unprocessed") ? 0 : 1;
    }
    return processed;
  }

  /** Returns its own metrics. */
  public String metrics() {
    return server.get("/metrics").body();
  }

  @Override
  public void close() {
    server.close();
  }
}
