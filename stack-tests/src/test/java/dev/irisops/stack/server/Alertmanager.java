package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
    return start(configuration, FreePort.next());
  }

  /**
   * Starts Alertmanager.
   *
   * @param configuration the text of its {@code alertmanager.yml}
   */
  public static Alertmanager start(String configuration, int port) {
    // alone, so that it listens on loopback only
    return start(configuration, port, List.of("--cluster.listen-address="));
  }

  /**
   * Starts Alertmanagers that know each other.
   *
   * @param configuration the text of their {@code alertmanager.yml}
   * @param peerTimeout how long each waits for the one before it to send a notification
   */
  public static List<Alertmanager> startCluster(
      int members, String configuration, Duration peerTimeout) {
    List<String> flags = new ArrayList<>(List.of("--cluster.peer-timeout=" + peerTimeout));
    List<Integer> ports = IntStream.range(0, members).mapToObj(i -> FreePort.next()).toList();
    ports.forEach(port -> flags.add("--cluster.peer=127.0.0.1:" + port));
    List<Alertmanager> cluster = new ArrayList<>();
    for (int port : ports) {
      List<String> own = new ArrayList<>(flags);
      own.add("--cluster.listen-address=127.0.0.1:" + port);
      cluster.add(start(configuration, FreePort.next(), own));
    }
    return cluster;
  }

  private static Alertmanager start(String configuration, int port, List<String> flags) {
    Path folder = WorkFolder.create("alertmanager");
    Repository.write(folder.resolve("alertmanager.yml"), configuration);
    linkTemplates(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Tool.ALERTMANAGER.path().toString(),
                "--config.file=alertmanager.yml",
                "--storage.path=data",
                "--web.listen-address=127.0.0.1:" + port));
    command.addAll(flags);
    return new Alertmanager(Server.start(folder, port, "/-/ready", Map.of(), command));
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
