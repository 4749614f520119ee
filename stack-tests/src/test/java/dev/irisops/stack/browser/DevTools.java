package dev.irisops.stack.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A connection to one page by the <a
 * href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>.
 */
final class DevTools implements WebSocket.Listener {
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;
  private int commands;

  /** Connects to a page. */
  DevTools(URI page) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, this).join();
  }

  /**
   * Sends a command and returns its result.
   *
   * @throws AssertionError if the command fails
   */
  synchronized JsonNode send(String method, Map<String, ?> parameters) {
    int id = ++commands;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode command = Json.MAPPER.createObjectNode().put("id", id).put("method", method);
    command.set("params", Json.MAPPER.valueToTree(parameters));
    socket.sendText(command.toString(), true).join();
    JsonNode result = answer.join();
    if (result.has("error")) {
      throw new AssertionError(method + ": " + result.path("error"));
    }
    return result.path("result");
  }

  /** Returns the parameters of the events of one kind so far. */
  List<JsonNode> events(String method) {
    return events.stream()
        .filter(event -> event.path("method").asText().equals(method))
        .map(event -> event.path("params"))
        .toList();
  }

  /** Forgets the events so far. */
  void forget() {
    events.clear();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      JsonNode received = Json.read(message.toString());
      message.setLength(0);
      if (received.has("id")) {
        answers.remove(received.path("id").asInt()).complete(received);
      } else {
        events.add(received);
      }
    }
    webSocket.request(1);
    return null;
  }

  /** Ends the wait for an answer that cannot come any more. */
  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
    onError(webSocket, new AssertionError("the browser closed the connection: " + reason));
    return null;
  }
}
