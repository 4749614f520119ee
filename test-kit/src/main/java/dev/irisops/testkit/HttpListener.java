package dev.irisops.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** An HTTP server of loopback inside the process of the tests. */
public final class HttpListener implements AutoCloseable {
  private final HttpServer server;

  private HttpListener(HttpServer server) {
    this.server = server;
  }

  /** Answers every request with a page of metrics. */
  public static HttpListener serving(Supplier<String> metrics) {
    return start(exchange -> answer(exchange, metrics.get()));
  }

  /** Hands the path and the body of every request to {@code receiver}, and answers "ok". */
  public static HttpListener receiving(BiConsumer<String, String> receiver) {
    return receivingBytes(
        (path, body) -> receiver.accept(path, new String(body, StandardCharsets.UTF_8)));
  }

  /** Hands the path and the body of every request to {@code receiver}, and answers "ok". */
  public static HttpListener receivingBytes(BiConsumer<String, byte[]> receiver) {
    return start(
        exchange -> {
          receiver.accept(
              exchange.getRequestURI().getPath(), exchange.getRequestBody().readAllBytes());
          answer(exchange, "ok");
        });
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static HttpListener start(Handler handler) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler::handle);
      server.start();
      return new HttpListener(server);
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

  /** Returns the port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
