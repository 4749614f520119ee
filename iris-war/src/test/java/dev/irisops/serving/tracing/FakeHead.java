package dev.irisops.serving.tracing;

import java.util.Map;
import java.util.Optional;

/**
 * The head of a request, without a server.
 *
 * @param headers by name
 */
public record FakeHead(
    String method,
    Optional<String> route,
    String path,
    Optional<String> host,
    int port,
    Map<String, String> headers)
    implements RequestHead {
  /** Returns a {@code POST /predict} with these headers. */
  public static FakeHead predict(Map<String, String> headers) {
    return new FakeHead(
        "POST", Optional.of("/predict"), "/predict", Optional.of("localhost"), 8000, headers);
  }

  /** Returns a {@code POST /predict} in the trace of a caller. */
  public static FakeHead predict(String traceParent) {
    return predict(Map.of("traceparent", traceParent));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
