package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.Relay;
import dev.irisops.testkit.Waiting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WarmUpTest {
  private static final List<String> ROWS = List.of("{\"a\":1}", "{\"a\":2}");

  private final LogCapture log = new LogCapture(WarmUp.class.getName());

  @AfterEach
  void closeLog() {
    log.close();
  }

  private static Optional<URI> predict(int port) {
    return Optional.of(URI.create("http://localhost:" + port + "/predict"));
  }

  @Test
  void warmUp_sendsTheRowsInTurn_andIsOver() {
    List<String> received = new CopyOnWriteArrayList<>();
    try (HttpListener listener = HttpListener.receiving((path, body) -> received.add(path + body));
        WarmUp warmUp = new WarmUp(6)) {
      assertThat(warmUp.isOver()).isFalse();
      warmUp.start(predict(listener.port()), ROWS);
      Waiting.until("all are sent", warmUp::isOver, received::toString);
      Waiting.until("it is logged", () -> !log.lines().isEmpty(), received::toString);
    }

    assertThat(received).hasSize(6).containsOnly("/predict{\"a\":1}", "/predict{\"a\":2}");
    assertThat(log.lines())
        .singleElement()
        .asString()
        .matches("INFO Warmed up with 6 requests in [0-9,.]+ ms");
  }

  @Test
  void warmUp_waitsForTheServer() {
    AtomicInteger tries = new AtomicInteger();
    List<String> received = new CopyOnWriteArrayList<>();
    try (HttpListener listener = HttpListener.receiving((path, body) -> received.add(body));
        Relay late =
            new Relay(
                () ->
                    tries.incrementAndGet() > 3
                        ? OptionalInt.of(listener.port())
                        : OptionalInt.empty());
        WarmUp warmUp = new WarmUp(1)) {
      warmUp.start(predict(late.port()), ROWS);
      Waiting.until("it is sent", warmUp::isOver, received::toString);
    }

    assertThat(tries.get()).isEqualTo(4);
    assertThat(received).containsExactly("{\"a\":1}");
  }

  @Test
  void warmUp_withNothingToSend_isOver() {
    assertThat(new WarmUp(0).isOver()).isTrue();
    try (WarmUp noAddress = new WarmUp(1);
        WarmUp noRows = new WarmUp(1)) {
      noAddress.start(Optional.empty(), ROWS);
      noRows.start(predict(1), List.of());
      assertThat(noAddress.isOver()).isTrue();
      assertThat(noRows.isOver()).isTrue();
    }
  }

  @Test
  void otherRequests_areNotTheWarmUps() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    try (WarmUp warmUp = new WarmUp(1)) {
      assertThat(warmUp.sent(request)).isFalse();
      request.addHeader("X-Warm-Up", "guess");
      assertThat(warmUp.sent(request)).isFalse();
    }
  }
}
