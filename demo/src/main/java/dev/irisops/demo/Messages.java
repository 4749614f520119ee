package dev.irisops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last messages of Alertmanager, which stand for pages and chat. */
final class Messages {
  private static final int KEPT = 20;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Deque<ObjectNode> latest = new ArrayDeque<>();

  /**
   * Keeps a message, unless it is the Watchdog's ping.
   *
   * @param receiver the receiver of Alertmanager's configuration
   * @param notification the body of its webhook
   */
  synchronized void add(String receiver, JsonNode notification) {
    if (receiver.equals("watchdog")) {
      return;
    }
    ObjectNode message =
        mapper
            .createObjectNode()
            .put("time", Instant.now().getEpochSecond())
            .put("receiver", receiver)
            .put("status", notification.path("status").asText());
    message.set("alerts", notification.path("alerts"));
    latest.addFirst(message);
    if (latest.size() > KEPT) {
      latest.removeLast();
    }
  }

  /** Returns the messages, the newest first. */
  synchronized ArrayNode json() {
    return mapper.createArrayNode().addAll(latest);
  }
}
