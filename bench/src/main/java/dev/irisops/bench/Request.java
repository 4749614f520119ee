package dev.irisops.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A POST request.
 *
 * @param uri URI of the request
 * @param body file with the body
 * @param headers in the order in which they are sent, so that all benchmarks send the same bytes
 */
record Request(URI uri, Path body, Map<String, String> headers) {
  static final String API_KEY = "benchmark";

  /** Creates a request with a body of JSON. */
  Request(URI uri, Path body) {
    this(uri, body, headers(Map.of("Content-Type", "application/json")));
  }

  /** Returns these headers, and the API key. */
  static Map<String, String> headers(Map<String, String> own) {
    Map<String, String> headers = new LinkedHashMap<>(own);
    headers.put("X-API-Key", API_KEY);
    return headers;
  }

  /**
   * Sends the request once and returns the body of the response.
   *
   * @throws IllegalStateException if the status is not 200
   */
  byte[] once() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(Unchecked.io(() -> BodyPublishers.ofFile(body)));
    headers.forEach(request::header);
    return Server.body(request);
  }
}
