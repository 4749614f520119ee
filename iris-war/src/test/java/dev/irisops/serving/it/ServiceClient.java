package dev.irisops.serving.it;

import dev.irisops.testkit.Http;
import dev.irisops.testkit.Waiting;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A client of a running service.
 *
 * @param apiPort the port of the API
 * @param managementPort the port of health, runtime metrics and OpenAPI
 */
public record ServiceClient(int apiPort, int managementPort) {
  /** A row of the Iris data. */
  public static final String SETOSA =
      "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";

  /** Gets a path of the API without an API key. */
  public Response get(String path) {
    return send(request(path));
  }

  /** Gets a path of the API with the key of the dev mode. */
  public Response getWithKey(String path) {
    return send(request(path).header("X-API-Key", "dev"));
  }

  /** Gets a path of the management port. */
  public Response management(String path) {
    return send(Http.request(managementPort, path));
  }

  /** Returns true if the service is ready; false if not, or if it does not answer. */
  public boolean isReady() {
    return Http.isOk(managementPort, "/health/ready");
  }

  /** Asks for the prediction of a row. */
  public Response predict(String row) {
    return post("/predict", row);
  }

  /** Posts JSON with the key of the dev mode. */
  public Response post(String path, String json) {
    return postWithKey("dev", path, json);
  }

  /** Posts JSON with an API key. */
  public Response postWithKey(String key, String path, String json) {
    return send(
        request(path)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Begins a request to the API. */
  public HttpRequest.Builder request(String path) {
    return Http.request(apiPort, path);
  }

  /** Sends a request. */
  public Response send(HttpRequest.Builder request) {
    return new Response(Http.send(request));
  }

  /** Sends bytes that no HTTP client would send, and returns all that comes back. */
  public String raw(String bytes) {
    try (RawConnection connection = new RawConnection(apiPort)) {
      connection.send(bytes);
      return connection.readToEnd();
    }
  }

  /** Sends a request without a body for a path or with a method that no HTTP client would send. */
  public String raw(String method, String path) {
    return raw(
        "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
            .formatted(method, path, apiPort));
  }

  /** Reads the metrics. */
  public Scrape scrape() {
    return Scrape.parse(get("/metrics").body());
  }

  /**
   * Reads the metrics once all earlier requests are counted, which may be after a client has its
   * answer.
   */
  public Scrape scrapeWhenIdle() {
    Waiting.until(
        "nothing but the scrape is in flight",
        () -> scrape().inFlight() == 0,
        () -> scrape().values().toString());
    return scrape();
  }
}
