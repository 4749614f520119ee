package dev.irisops.stack.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** An HTTP server of this process on a free port of loopback. */
public final class Listener implements AutoCloseable {
  private final HttpServer server;

  private Listener(HttpServer server) {
    this.server = server;
  }

  /** Serves a page of metrics at every path. */
  public static Listener serving(Supplier<String> metrics) {
    return start(exchange -> answer(exchange, metrics.get()));
  }

  /** Passes the path and body of each request to a receiver. */
  public static Listener receiving(BiConsumer<String, String> receiver) {
    return start(
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          receiver.accept(exchange.getRequestURI().getPath(), body);
          answer(exchange, "ok");
        });
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static Listener start(Handler handler) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler::handle);
      server.start();
      return new Listener(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
