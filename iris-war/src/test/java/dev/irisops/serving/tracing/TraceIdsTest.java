package dev.irisops.serving.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceIdsTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void text_hasBothIds() {
    assertThat(new TraceIds(TRACE, SPAN, true).text())
        .isEqualTo("trace_id=0af7651916cd43dd8448eb211c80319c span_id=b7ad6b7169203331");
  }

  @ParameterizedTest
  @CsvSource({
    "'', " + SPAN + ", 'trace id: expected 32 digits of 0-9 and a-f, found \"\"'",
    "0AF7651916CD43DD8448EB211C80319C, "
        + SPAN
        + ", 'trace id: expected 32 digits of 0-9 and a-f, found \"0AF7651916CD43DD8448EB211C80319C\"'",
    TRACE
        + ", b7ad6b716920333, 'span id: expected 16 digits of 0-9 and a-f, found \"b7ad6b716920333\"'",
    TRACE
        + ", b7ad6b716920333g, 'span id: expected 16 digits of 0-9 and a-f, found \"b7ad6b716920333g\"'"
  })
  void ids_thatAreNone_areRefused(String traceId, String spanId, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceIds(traceId, spanId, false))
        .withMessage(message);
  }
}
