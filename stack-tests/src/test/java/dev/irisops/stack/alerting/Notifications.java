package dev.irisops.stack.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.testkit.HttpListener;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The notifications of an Alertmanager, received on loopback under a path for each receiver. */
public final class Notifications implements AutoCloseable {
  /** A notification, with the time of its arrival. */
  public record Notification(Instant at, String receiver, JsonNode body) {
    /**
     * Returns the alerts of a webhook's notification.
     *
     * @param status {@code firing} or {@code resolved}
     */
    public Stream<JsonNode> alerts(String status) {
      return body.path("alerts")
          .valueStream()
          .filter(alert -> alert.path("status").asText().equals(status));
    }
  }

  private final List<Notification> received = new CopyOnWriteArrayList<>();
  private final HttpListener listener = HttpListener.receiving(this::receive);

  private void receive(String path, String body) {
    received.add(new Notification(Instant.now(), path.substring(1), Json.read(body)));
  }

  /** Returns the URL of a receiver. */
  public String url(String receiver) {
    return "http://127.0.0.1:" + listener.port() + "/" + receiver;
  }

  /** Returns all notifications so far, the oldest first. */
  public List<Notification> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    listener.close();
  }
}
