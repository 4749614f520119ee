package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private final LogCapture log = new LogCapture("dev.irisops.access");
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    log.close();
  }

  @Test
  void request_isOneLine() {
    new AccessLog().log(new Exchange("POST", "/predict", 200), Duration.ofNanos(412_499));
    assertThat(log.lines()).containsExactly("INFO POST /predict 200 0.412 ms");
  }

  @Test
  void request_readsTheSameInEveryLocale() {
    Locale.setDefault(Locale.GERMANY);
    new AccessLog().log(new Exchange("GET", "unmatched", 1404), Duration.ofSeconds(1234));
    assertThat(log.lines()).containsExactly("INFO GET unmatched 1404 1234000.000 ms");
  }
}
