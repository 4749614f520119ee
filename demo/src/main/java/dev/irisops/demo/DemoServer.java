package dev.irisops.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the page ({@code /}), its data ({@code /state}) and its switches ({@code PUT
 * /switches/drift} with {@code true} or {@code false}), and takes the messages of Alertmanager
 * ({@code POST /messages/RECEIVER}). Only PUT turns a switch, which a page of another site cannot
 * send.
 */
final class DemoServer implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String PAGE = "/page/index.html";

  private final ObjectMapper mapper = new ObjectMapper();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Messages messages = new Messages();
  private final Settings settings;
  private final Monitoring monitoring;
  private final HttpServer server;
  private volatile Optional<Traffic> traffic = Optional.empty();

  /**
   * Starts to serve, before there is traffic.
   *
   * @throws IOException if the port is taken
   */
  DemoServer(Settings settings) throws IOException {
    this.settings = settings;
    this.monitoring = new Monitoring(new PrometheusClient(settings.prometheus()));
    server = server(settings.host(), settings.port());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Returns a server that does not answer yet.
   *
   * @throws IOException if the port is taken; the message names it
   */
  static HttpServer server(String host, int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException e) {
      throw new IOException("port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Returns the port that it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  /** Connects the switches. */
  void control(Traffic newTraffic) {
    traffic = Optional.of(newTraffic);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (call.equals("GET /")) {
        answer(exchange, 200, "text/html; charset=utf-8", page());
      } else if (call.equals("GET /state")) {
        answer(exchange, 200, JSON, mapper.writeValueAsBytes(state()));
      } else if (call.startsWith("PUT /switches/")) {
        turn(exchange, call.substring("PUT /switches/".length()));
      } else if (call.startsWith("POST /messages/")) {
        receive(exchange, call.substring("POST /messages/".length()));
      } else {
        answer(exchange, 404, JSON, text("{\"error\":\"no such page\"}"));
      }
    }
  }

  private ObjectNode state() {
    ObjectNode state;
    try {
      state = monitoring.now();
    } catch (IOException e) {
      state = mapper.createObjectNode().put("service", "NO ANSWER").put("error", e.getMessage());
    }
    state.put("speed", settings.speed()).put("driftSpeed", settings.driftSpeed());
    state.set("messages", messages.json());
    for (Switch one : Switch.values()) {
      state
          .withArrayProperty("switches")
          .addObject()
          .put("id", one.id())
          .put("title", one.title())
          .put("description", one.description())
          .put("on", traffic.map(t -> t.isOn(one)).orElse(false));
    }
    ObjectNode links = state.putObject("links");
    settings.links().forEach((name, address) -> links.put(name, address.toString()));
    return state;
  }

  private void receive(HttpExchange exchange, String receiver) throws IOException {
    try {
      messages.add(receiver, mapper.readTree(exchange.getRequestBody()));
      answer(exchange, 200, JSON, text("{}"));
    } catch (JsonProcessingException e) {
      answer(exchange, 400, JSON, text("{\"error\":\"not JSON\"}"));
    }
  }

  private void turn(HttpExchange exchange, String id) throws IOException {
    Optional<Switch> found = Switch.of(id);
    String value = new String(exchange.getRequestBody().readNBytes(10), StandardCharsets.UTF_8);
    if (found.isEmpty() || !value.matches("true|false")) {
      answer(exchange, 404, JSON, text("{\"error\":\"no such switch\"}"));
    } else if (traffic.isEmpty()) {
      answer(exchange, 503, JSON, text("{\"error\":\"there is no traffic yet\"}"));
    } else {
      traffic.get().turn(found.get(), Boolean.parseBoolean(value));
      answer(exchange, 200, JSON, text("{}"));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] page() throws IOException {
    try (InputStream page = DemoServer.class.getResourceAsStream(PAGE)) {
      return page.readAllBytes();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src"
                + " 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
