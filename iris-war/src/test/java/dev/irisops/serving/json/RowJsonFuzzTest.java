package dev.irisops.serving.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.admission.HeapBudget;
import dev.irisops.serving.admission.Limits;
import dev.irisops.serving.admission.Uploads;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any body is read as rows or refused with a problem. */
@Timeout(value = 10, unit = TimeUnit.SECONDS) // for one input
class RowJsonFuzzTest {
  private static final int MAX_BYTES = 1 << 16;
  private static final Schema SCHEMA = Samples.schema();
  private static final Schema MIXED = Samples.mixedSchema();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"width\":1,\"ratio\":-0.5}",
            "[{\"width\":1,\"ratio\":0},{\"ratio\":2e0,\"width\":3}]",
            "{\"amount\":null,\"payment\":\"card\",\"grade\":2.50,\"active\":true,\"id\":7}",
            "[{\"payment\":1,\"grade\":[],\"active\":\"\\ud800\"},{\"id\":-0,\"grade\":\"9\"}]",
            "{\"width\":1e999,\"x\":[[{\"a\":null}],true,\"\\u00e9\"]}",
            "[")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static final Uploads UPLOADS =
      new Uploads(
          new Limits(MAX_BYTES, 100, 1, Duration.ofSeconds(1), 3, new HeapBudget(1 << 30, 1 << 30)),
          () -> 0);

  private static void read(byte[] bytes, Function<String, ?> parse) {
    try {
      ByteArrayInputStream body = new ByteArrayInputStream(bytes);
      parse.apply(UPLOADS.text("localhost", body, -1, Deadline.in(Duration.ofDays(1), () -> 0)));
    } catch (ProblemException e) {
      // the only way to refuse a body
    }
  }

  @Tag("short")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void fuzz(byte[] bytes) {
    read(bytes, text -> RowJson.single(text, SCHEMA));
    read(bytes, text -> RowJson.batch(text, SCHEMA, 100));
    read(bytes, text -> RowJson.single(text, MIXED));
    read(bytes, text -> RowJson.partialBatch(text, MIXED, 100));
  }

  @Tag("long")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15m")
  void fuzzLong(byte[] bytes) {
    fuzz(bytes);
  }
}
