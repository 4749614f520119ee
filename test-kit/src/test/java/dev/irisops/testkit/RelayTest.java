package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RelayTest {
  @Test
  void connection_isPassedOnAndCounted() {
    try (HttpListener server = HttpListener.serving(() -> "page");
        Relay relay = new Relay(server.port())) {
      assertThat(Http.send(Http.request(relay.port(), "/")).body()).isEqualTo("page");

      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.open(server.port())).isEqualTo(1);
    }
  }

  @Test
  void endOfTheServer_endsTheConnection() {
    HttpListener server = HttpListener.serving(() -> "page");
    int port = server.port();
    try (server;
        Relay relay = new Relay(port)) {
      Http.send(Http.request(relay.port(), "/"));
      server.close();

      Waiting.until("nothing is open", () -> relay.open(port) == 0);
    }
  }

  @Test
  void connectionWithoutATarget_isClosed() {
    try (Relay relay = new Relay(OptionalInt::empty)) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> Http.send(Http.request(relay.port(), "/")));
    }
  }
}
