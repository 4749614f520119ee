package dev.irisops.stack.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Listener;
import dev.irisops.stack.tool.Json;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an Alertmanager has posted to loopback, one path for each receiver. */
public final class Notifications implements AutoCloseable {
  /** A post. */
  public record Notification(Instant at, String receiver, JsonNode body) {
    /** The alerts of a webhook's post that have a status, {@code firing} or {@code resolved}. */
    public Stream<JsonNode> alerts(String status) {
      return StreamSupport.stream(body.path("alerts").spliterator(), false)
          .filter(alert -> alert.path("status").asText().equals(status));
    }
  }

  private final List<Notification> received = new CopyOnWriteArrayList<>();
  private final Listener listener = Listener.receiving(this::receive);

  private void receive(String path, String body) {
    received.add(new Notification(Instant.now(), path.substring(1), Json.read(body)));
  }

  /** The address that stands for a receiver. */
  public String url(String receiver) {
    return "http://127.0.0.1:" + listener.port() + "/" + receiver;
  }

  /** All posts up to now, the oldest first. */
  public List<Notification> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    listener.close();
  }
}
