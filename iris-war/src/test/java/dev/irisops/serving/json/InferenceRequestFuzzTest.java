package dev.irisops.serving.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.irisops.serving.inference.BinaryPart;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any JSON before any bytes is read as tensors and rows, or refused with a problem. */
@Timeout(value = 10, unit = TimeUnit.SECONDS) // for one input
class InferenceRequestFuzzTest {
  private static final Schema SCHEMA = Samples.schema();
  private static final Schema MIXED = Samples.mixedSchema();

  /** The JSON ends at the first NUL. */
  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[[1,0]]}]}",
            "{\"id\":\"7\",\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"INT32\","
                + "\"parameters\":{\"binary_data_size\":8}}]}\0\1\0\0\0\0\0\0\0",
            "{\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"classification\":1}}],"
                + "\"inputs\":[{\"name\":\"payment\",\"shape\":[1],\"datatype\":\"BYTES\","
                + "\"parameters\":{\"binary_data_size\":8}},{\"name\":\"active\",\"shape\":[1,1],"
                + "\"datatype\":\"BYTES\",\"data\":[\"True\"]}]}\0\4\0\0\0cash",
            "{\"inputs\":[{\"name\":\"grade\",\"shape\":[18446744073709551615],"
                + "\"datatype\":\"FP32\",\"data\":[null,2.5,1e999]}],\"parameters\":{\"a\":[{}]}}")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void read(byte[] bytes, Schema schema) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf('\0') < 0 ? all.length() : all.indexOf('\0');
    int binary = Math.min(all.length(), end + 1);
    try {
      InferenceRequest request =
          InferenceRequestJson.read(
              all.substring(0, end),
              new BinaryPart(ByteBuffer.wrap(bytes, binary, bytes.length - binary)),
              schema,
              100);
      request.selection(schema);
      request.rows(schema);
    } catch (ProblemException | InvalidRowsException e) {
      // the only ways to refuse a request
    }
  }

  @Tag("short")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void fuzz(byte[] bytes) {
    read(bytes, SCHEMA);
    read(bytes, MIXED);
  }

  @Tag("long")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15m")
  void fuzzLong(byte[] bytes) {
    fuzz(bytes);
  }
}
