package dev.irisops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Callers of a model service: 20 single rows and a batch of 100 in each second. */
final class Traffic implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final int BATCH = 100;

  /** The most rows that the service takes at once by default. */
  private static final int BIG_BATCH = 10_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
  private final Set<Switch> on = Collections.synchronizedSet(EnumSet.noneOf(Switch.class));
  private final Settings settings;
  private final ServiceProcess process;
  private final Rows rows;
  private volatile boolean odd;

  /** Starts to send. */
  Traffic(Settings settings, ServiceProcess process, Rows rows) {
    this.settings = settings;
    this.process = process;
    this.rows = rows;
    threads.scheduleAtFixedRate(this::sendRow, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    threads.scheduleAtFixedRate(this::sendBatch, 0, 1, TimeUnit.SECONDS);
    threads.scheduleWithFixedDelay(this::slowDown, 0, 1, TimeUnit.SECONDS);
  }

  /**
   * Returns the card of the model.
   *
   * @throws ServiceUnavailableException if the service does not give it
   */
  static JsonNode card(Settings settings) throws ServiceUnavailableException, InterruptedException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(request(settings, "/model").GET().build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return new ObjectMapper().readTree(answer.body());
      }
      throw new ServiceUnavailableException(
          "%s/model answers %d".formatted(settings.service(), answer.statusCode()));
    } catch (IOException e) {
      throw new ServiceUnavailableException(settings.service() + " does not answer");
    }
  }

  private void sendRow() {
    odd = !odd;
    boolean wrong = odd && isOn(Switch.ERRORS);
    send("/predict", wrong ? "{}" : rows.one(isOn(Switch.DRIFT)));
  }

  private void sendBatch() {
    send("/predict/batch", rows.batch(BATCH, isOn(Switch.DRIFT)));
  }

  /** Sends big batches and stops the process while it works on them. */
  private void slowDown() {
    if (isOn(Switch.SLOW)) {
      String batch = rows.batch(BIG_BATCH, isOn(Switch.DRIFT));
      for (int i = 0; i < 4; i++) {
        send("/predict/batch", batch);
      }
      process.standStill(Duration.ofSeconds(3));
    }
  }

  /** Sends a request; nobody waits for its answer, which Prometheus counts. */
  private void send(String path, String body) {
    client.sendAsync(
        request(settings, path).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.discarding());
  }

  private static HttpRequest.Builder request(Settings settings, String path) {
    return HttpRequest.newBuilder(URI.create(settings.service() + path))
        .timeout(Duration.ofSeconds(30))
        .header("X-API-Key", settings.apiKey())
        .header("Content-Type", "application/json");
  }

  /** Returns true while something goes wrong. */
  boolean isOn(Switch one) {
    return on.contains(one);
  }

  /** Lets something go wrong, or right again. */
  void turn(Switch one, boolean wrong) {
    if (wrong) {
      on.add(one);
    } else {
      on.remove(one);
    }
  }

  /** Stops sending, and lets the service run. */
  @Override
  public void close() {
    threads.shutdownNow();
    process.goOn();
  }
}
