package dev.irisops.serving.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A running service, from outside.
 *
 * @param apiPort the port of the API
 * @param managementPort the port of health, runtime metrics and OpenAPI
 */
record Service(int apiPort, int managementPort) {
  static final String SETOSA =
      "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The one that Arquillian runs. */
  static Service ofArquillian() {
    return new Service(
        Integer.getInteger("test.http.port"), Integer.getInteger("test.management.port"));
  }

  Answer get(String path) {
    return send(request(apiPort, path).GET());
  }

  Answer getWithKey(String path) {
    return send(request(apiPort, path).GET().header("X-API-Key", "dev"));
  }

  Answer getAccepting(String path, String accept) {
    return send(request(apiPort, path).GET().header("Accept", accept));
  }

  Answer management(String path) {
    return send(request(managementPort, path).GET());
  }

  Answer predict(String body) {
    return post("/predict", body);
  }

  Answer post(String path, String body) {
    return postWithKey("dev", path, body);
  }

  Answer postWithKey(String key, String path, String body) {
    return send(
        request(apiPort, path)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofMinutes(1));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes that no HTTP client would, and returns all that comes back. */
  String raw(String bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), apiPort)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A raw request without a body, after whose answer the server closes. */
  String rawGet(String path) {
    return raw(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + apiPort
            + "\r\nConnection: close\r\n\r\n");
  }

  Scrape scrape() {
    return Scrape.parse(get("/metrics").body());
  }
}
