package dev.irisops.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/** The clients of a soak test. */
final class SoakTraffic {
  private static final Duration SHORT_PAUSE = Duration.ofMillis(2);
  private static final Duration LONG_PAUSE = Duration.ofMillis(50);

  private final Request single;
  private final Request batch;
  private final URI metrics;
  private final URI modelCard;
  private final LongAdder predictions = new LongAdder();
  private final LongAdder expectedErrors = new LongAdder();
  private final LongAdder aborted = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder scrapes = new LongAdder();

  SoakTraffic(Harness harness, Server service) {
    this.single = harness.predict(service);
    this.batch = harness.batch(service, 1_000);
    this.metrics = service.api().resolve("/metrics");
    this.modelCard = service.api().resolve("/model");
  }

  /** Starts all clients, which send requests until {@code end}. */
  void start(Executor workers, Instant end) {
    List.<Runnable>of(
            this::predict,
            this::predict,
            this::predictBatch,
            () -> sendInvalid("{\"sepal_length\":", Request.API_KEY, 400),
            () -> sendInvalid("{\"sepal_length\":1e999}", Request.API_KEY, 422),
            () -> sendInvalid("{}", "unknown", 401),
            this::abortSlowRequest,
            this::abortResponse)
        .forEach(client -> workers.execute(() -> repeat(client, end)));
  }

  private void repeat(Runnable client, Instant end) {
    while (Instant.now().isBefore(end) && !Thread.currentThread().isInterrupted()) {
      countFailure(client);
    }
  }

  private void countFailure(Runnable client) {
    try {
      client.run();
    } catch (UncheckedIOException | IllegalStateException e) {
      wrong.increment();
    }
  }

  private void predict() {
    single.once();
    predictions.increment();
    Sleep.sleep(SHORT_PAUSE);
  }

  private void predictBatch() {
    batch.once();
    predictions.increment();
    Sleep.sleep(LONG_PAUSE);
  }

  private void sendInvalid(String body, String key, int expected) {
    int status =
        Server.send(
                HttpRequest.newBuilder(single.uri())
                    .header("Content-Type", "application/json")
                    .header("X-API-Key", key)
                    .POST(BodyPublishers.ofString(body)))
            .statusCode();
    (status == expected ? expectedErrors : wrong).increment();
    Sleep.sleep(LONG_PAUSE);
  }

  /** Sends a body slowly and resets the connection before its end. */
  private void abortSlowRequest() {
    sendAndReset(
        "POST /predict HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: %s\r\n"
                .formatted(single.uri().getPort(), Request.API_KEY)
            + "Content-Type: application/json\r\nContent-Length: 75\r\n\r\n{\"sepal_len",
        Duration.ofMillis(20));
  }

  /** Requests the model card and resets the connection before the response. */
  private void abortResponse() {
    sendAndReset(
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: %s\r\n\r\n"
            .formatted(modelCard.getPath(), modelCard.getPort(), Request.API_KEY),
        Duration.ZERO);
  }

  private void sendAndReset(String text, Duration perByte) {
    try (Socket socket = new Socket(single.uri().getHost(), single.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      int atOnce = bytes.length - 10;
      out.write(bytes, 0, atOnce);
      for (int i = atOnce; i < bytes.length; i++) {
        out.write(bytes[i]);
        Sleep.sleep(perByte);
      }
      socket.setSoLinger(true, 0); // closes with a reset
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    aborted.increment();
    Sleep.sleep(LONG_PAUSE);
  }

  /** Scrapes the metrics once. */
  void scrape() {
    countFailure(
        () -> {
          Server.get(metrics);
          scrapes.increment();
        });
  }

  SoakSample.Counts counts() {
    return new SoakSample.Counts(
        predictions.sum(), expectedErrors.sum(), aborted.sum(), wrong.sum(), scrapes.sum());
  }
}
