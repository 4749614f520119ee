package dev.irisops.serving.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.tracing.RecordedTracing;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00.007Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  private String logged(AccessLogFormat format, Duration duration) {
    AccessLog log = new AccessLog(format, CLOCK, out);
    logPrediction(log, duration);
    log.close();
    return out.toString();
  }

  private static void logPrediction(AccessLog log, Duration duration) {
    log.log("POST", "/predict", 200, duration, Optional.empty());
  }

  @Test
  void text_isOneLine() {
    assertThat(logged(AccessLogFormat.TEXT, Duration.ofNanos(412_499)))
        .isEqualTo("2026-11-22T10:00:00.007+0000 POST /predict 200 0.412 ms\n");
  }

  @Test
  void text_isTheSameInEveryLocale() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

    assertThat(logged(AccessLogFormat.TEXT, Duration.ofSeconds(1234)))
        .endsWith(" POST /predict 200 1234000.000 ms\n");
  }

  @Test
  void json_hasLibertysMembers() {
    JsonObject line = parse(logged(AccessLogFormat.JSON, Duration.ofNanos(412_500)));

    assertThat(line.getString("ibm_datetime")).isEqualTo("2026-11-22T10:00:00.007+0000");
    assertThat(line.getString("loglevel")).isEqualTo("INFO");
    assertThat(line.getString("module")).isEqualTo("dev.irisops.access");
    assertThat(line.getString("message")).isEqualTo("POST /predict 200 0.413 ms");
    assertThat(line.getString("ext_http_request_method")).isEqualTo("POST");
    assertThat(line.getString("ext_http_route")).isEqualTo("/predict");
    assertThat(line.getInt("ext_http_response_status_code_int")).isEqualTo(200);
    assertThat(line.getJsonNumber("ext_duration_seconds_float").doubleValue()).isEqualTo(0.000413);
  }

  private static JsonObject parse(String line) {
    assertThat(line).endsWith("}\n");
    return Json.createReader(new StringReader(line)).readObject();
  }

  private String loggedInATrace(AccessLogFormat format) {
    try (AccessLog log = new AccessLog(format, CLOCK, out)) {
      log.log("POST", "/predict", 200, Duration.ofMillis(1), Optional.of(RecordedTracing.IDS));
    }
    return out.toString();
  }

  @Test
  void text_inATrace_endsWithIt() {
    assertThat(loggedInATrace(AccessLogFormat.TEXT))
        .isEqualTo(
            "2026-11-22T10:00:00.007+0000 POST /predict 200 1.000 ms"
                + " trace_id=0af7651916cd43dd8448eb211c80319c span_id=b7ad6b7169203331\n");
  }

  @Test
  void json_inATrace_hasItsIds() {
    JsonObject line = parse(loggedInATrace(AccessLogFormat.JSON));

    assertThat(line.getString("message")).isEqualTo("POST /predict 200 1.000 ms");
    assertThat(line.getString("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(line.getString("span_id")).isEqualTo("b7ad6b7169203331");
  }

  @Test
  void json_outsideOfTraces_hasNoIds() {
    assertThat(parse(logged(AccessLogFormat.JSON, Duration.ofMillis(1))).keySet())
        .doesNotContain("trace_id", "span_id");
  }

  @Test
  void off_writesNothing() {
    assertThat(logged(AccessLogFormat.OFF, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void manyLines_areWrittenInFewWrites() throws IOException {
    int[] writes = {0};
    try (OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes) {
            writes[0]++;
            out.writeBytes(bytes);
          }
        }) {
      AccessLog log = new AccessLog(AccessLogFormat.TEXT, CLOCK, counting);
      for (int i = 0; i < 10_000; i++) {
        logPrediction(log, Duration.ofMillis(1));
      }
      assertThat(out.size()).isGreaterThan(500_000);
      log.close();
    }

    assertThat(out.toString().lines()).hasSize(10_000);
    assertThat(writes[0]).isLessThan(1_000);
  }

  @Test
  void brokenConsole_failsNoRequest() throws IOException {
    try (OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        }) {
      AccessLog log = new AccessLog(AccessLogFormat.TEXT, CLOCK, broken);
      logPrediction(log, Duration.ofMillis(1));
      log.flush();
      log.close();
    }
  }
}
