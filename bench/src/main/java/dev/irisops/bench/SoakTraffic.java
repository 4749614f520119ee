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

/** The clients of a soak, good and bad. */
final class SoakTraffic {
  private static final Duration GOOD_PAUSE = Duration.ofMillis(2);
  private static final Duration BAD_PAUSE = Duration.ofMillis(50);

  private final Request single;
  private final Request batch;
  private final URI metrics;
  private final URI modelCard;
  private final LongAdder good = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder gone = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder scrapes = new LongAdder();

  SoakTraffic(Lab lab, Server service) {
    this.single = lab.predict(service);
    this.batch = lab.batch(service, 1_000);
    this.metrics = service.api().resolve("/metrics");
    this.modelCard = service.api().resolve("/model");
  }

  void start(Executor workers, Instant end) {
    List.<Runnable>of(
            this::predict,
            this::predict,
            this::predictBatch,
            () -> bad("{\"sepal_length\":", Request.API_KEY, 400),
            () -> bad("{\"sepal_length\":1e999}", Request.API_KEY, 422),
            () -> bad("{}", "unknown", 401),
            this::slowSender,
            this::cutConnection)
        .forEach(client -> workers.execute(() -> repeat(client, end)));
  }

  private void repeat(Runnable client, Instant end) {
    while (Instant.now().isBefore(end) && !Thread.currentThread().isInterrupted()) {
      try {
        client.run();
      } catch (UncheckedIOException | IllegalStateException e) {
        wrong.increment();
      }
    }
  }

  private void predict() {
    single.once();
    good.increment();
    Pause.of(GOOD_PAUSE);
  }

  private void predictBatch() {
    batch.once();
    good.increment();
    Pause.of(BAD_PAUSE);
  }

  private void bad(String body, String key, int deserved) {
    int status =
        Server.send(
                HttpRequest.newBuilder(single.uri())
                    .header("Content-Type", "application/json")
                    .header("X-API-Key", key)
                    .POST(BodyPublishers.ofString(body)))
            .statusCode();
    (status == deserved ? refused : wrong).increment();
    Pause.of(BAD_PAUSE);
  }

  /** Sends a body byte by byte, and leaves before its end. */
  private void slowSender() {
    leave(
        "POST /predict HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: %s\r\n"
                .formatted(single.uri().getPort(), Request.API_KEY)
            + "Content-Type: application/json\r\nContent-Length: 75\r\n\r\n{\"sepal_len",
        Duration.ofMillis(20));
  }

  /** Asks for the model card and does not wait for it. */
  private void cutConnection() {
    leave(
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: %s\r\n\r\n"
            .formatted(modelCard.getPath(), modelCard.getPort(), Request.API_KEY),
        Duration.ZERO);
  }

  private void leave(String text, Duration perByte) {
    try (Socket socket = new Socket(single.uri().getHost(), single.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      int atOnce = bytes.length - 10;
      out.write(bytes, 0, atOnce);
      for (int i = atOnce; i < bytes.length; i++) {
        out.write(bytes[i]);
        Pause.of(perByte);
      }
      socket.setSoLinger(true, 0); // a reset, not a polite end
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gone.increment();
    Pause.of(BAD_PAUSE);
  }

  void scrape() {
    if (Server.get(metrics).statusCode() == 200) {
      scrapes.increment();
    } else {
      wrong.increment();
    }
  }

  SoakSample.Counts counts() {
    return new SoakSample.Counts(good.sum(), refused.sum(), gone.sum(), wrong.sum(), scrapes.sum());
  }
}
