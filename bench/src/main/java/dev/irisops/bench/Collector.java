package dev.irisops.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Takes traces by OTLP over HTTP and throws them away, in the process of the benchmark. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final AtomicLong bytes = new AtomicLong();

  Collector() {
    server =
        Unchecked.io(
            () -> HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      bytes.addAndGet(body.transferTo(OutputStream.nullOutputStream()));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Returns the address for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  String endpoint() {
    return Server.loopback(server.getAddress().getPort()).toString();
  }

  /** Returns how many bytes have arrived so far. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
