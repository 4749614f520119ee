package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.tracing.FakeHead;
import dev.irisops.serving.tracing.TraceIds;
import dev.irisops.serving.tracing.Tracing;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTracingTest {
  private final Tracing tracing = new CallerTracing(W3CTraceContextPropagator.getInstance());

  @ParameterizedTest
  @CsvSource({
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00, false",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03, true",
    "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later, true" // a later version
  })
  void request_belongsToTheTraceOfItsCaller(String traceParent, boolean sampled) {
    assertThat(tracing.start(FakeHead.predict(traceParent)).ids())
        .contains(new TraceIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", sampled));
  }

  @Test
  void request_withoutATrace_belongsToNone() {
    assertThat(tracing.start(FakeHead.predict(Map.of("tracestate", "a=1"))).ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no trace",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", // no flags
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", // in version 00
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c\"} 1-b7ad6b716920333-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,"
            + "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" // two headers
      })
  void malformedTrace_isIgnored(String traceParent) {
    assertThat(tracing.start(FakeHead.predict(traceParent)).ids()).isEmpty();
  }
}
