package dev.irisops.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A recorded page of metrics, which stands for an exporter of a cluster. */
public final class Recording implements AutoCloseable {
  /** Exporters may add the time to each sample; Prometheus would ignore samples as old as these. */
  private static final Pattern TIME = Pattern.compile("(?m) \\d{13}$");

  private static final Pattern BROKEN_POD = Pattern.compile("(?m)^.*grafana-64b4ff96d7-vwt4s.*\n");

  private final HttpServer server;

  private Recording(HttpServer server) {
    this.server = server;
  }

  /**
   * Serves the page of a file on every path of a port.
   *
   * @param host the address to listen on
   * @throws IOException if the file cannot be read or the port is taken
   */
  static Recording serve(String host, int port, Path file) throws IOException {
    byte[] page = healed(withoutTimes(Files.readString(file))).getBytes(StandardCharsets.UTF_8);
    HttpServer server = DemoServer.server(host, port);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    return new Recording(server);
  }

  /** Returns a page without the times of its samples. */
  public static String withoutTimes(String page) {
    return TIME.matcher(page).replaceAll("");
  }

  /**
   * Returns a recorded page without the pod that cannot start, and with its Deployment complete.
   */
  public static String healed(String page) {
    return BROKEN_POD
        .matcher(page)
        .replaceAll("")
        .replaceAll("(_available\\{.*grafana.*}) 0", "$1 1")
        .replaceAll("(_unavailable\\{.*grafana.*}) 1", "$1 0");
  }

  /** Returns the port that it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
