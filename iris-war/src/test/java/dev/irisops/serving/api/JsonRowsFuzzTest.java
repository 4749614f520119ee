package dev.irisops.serving.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes of a body, the answer is rows or a problem that the caller is told. */
@Timeout(value = 10, unit = TimeUnit.SECONDS) // for one input
class JsonRowsFuzzTest {
  private static final int MAX_BYTES = 1 << 16;
  private static final Schema SCHEMA = Samples.schema();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"width\":1,\"ratio\":-0.5}",
            "[{\"width\":1,\"ratio\":0},{\"ratio\":2e0,\"width\":3}]",
            "{\"width\":1e999,\"x\":[[{\"a\":null}],true,\"\\u00e9\"]}",
            "[")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static void read(byte[] bytes, Function<String, ?> parse) {
    try {
      ByteArrayInputStream body = new ByteArrayInputStream(bytes);
      parse.apply(RequestBody.text(body, -1, MAX_BYTES, () -> false));
    } catch (MalformedJsonException
        | WrongTypeException
        | TooLargeException
        | InvalidRowsException e) {
      // what a caller may be told
    }
  }

  @Tag("short")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void fuzz(byte[] bytes) {
    read(bytes, text -> JsonRows.single(text, SCHEMA));
    read(bytes, text -> JsonRows.batch(text, SCHEMA, 100));
  }

  @Tag("long")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15m")
  void fuzzLong(byte[] bytes) {
    fuzz(bytes);
  }
}
