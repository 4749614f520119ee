package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The POST that a load generator repeats.
 *
 * @param body the file that holds its body
 */
record Request(URI uri, Path body) {
  static final String API_KEY = "benchmark";

  /** In this order, because the bytes of both sides of a comparison must be the same. */
  static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-API-Key", API_KEY);
    return headers;
  }

  /**
   * Sends it once.
   *
   * @return the body of the answer
   * @throws IllegalStateException if the answer is not 200: a benchmark of errors means nothing
   */
  byte[] once() {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(Files.readAllBytes(body)));
      headers().forEach(request::header);
      var answer = Server.send(request);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(uri + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
