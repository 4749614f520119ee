package dev.irisops.serving.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.inference.BinaryPart;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceMemoryTest {
  private static final int ROWS = 1000;
  private static final ClassPrediction LONGEST =
      new ClassPrediction(new double[] {1.2345678901234567E-100, 0.12345678901234567});

  private static String call(String outputs) {
    return "{\"outputs\":[%s],\"inputs\":[{\"name\":\"x\",\"shape\":[%d,2],\"datatype\":\"INT32\",\"data\":[%s]}]}"
        .formatted(outputs, ROWS, String.join(",", Collections.nCopies(2 * ROWS, "1")));
  }

  /** Four copies of an answer are the most that there are at a time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"name\":\"probabilities\",\"parameters\":{\"classification\":2}}",
        "{\"name\":\"probabilities\",\"parameters\":{\"classification\":2,\"binary_data\":true}}"
      })
  void answer_takesNoMoreThanExpected(String outputs) {
    Schema schema = Samples.schema("\"".repeat(50), "\"".repeat(99)); // each is escaped
    InferenceRequest request =
        InferenceRequestJson.read(
            call(outputs), new BinaryPart(ByteBuffer.allocate(0)), schema, ROWS);
    List<Answer> answers =
        request.rows(schema).stream().map(row -> new Answer(row, LONGEST)).toList();
    int answer =
        InferenceResponseJson.of(
                Samples.card("1", schema),
                request.id(),
                request.selection(schema).tensors(schema, answers))
            .body()
            .length;

    assertThat(answers).hasSize(ROWS);
    assertThat(InferenceMemory.bytes(schema, call(outputs), ROWS)).isGreaterThan(4L * answer);
  }

  @Test
  void memory_growsWithTheElements_notBeyondTheRows() {
    Schema schema = Samples.schema();
    long one = InferenceMemory.bytes(schema, "[1,1]", ROWS);

    assertThat(InferenceMemory.bytes(schema, "[1" + ",1".repeat(99) + "]", ROWS))
        .isGreaterThan(20 * one);
    String many = "[1" + ",1".repeat(100_000) + "]";
    assertThat(InferenceMemory.bytes(schema, many, ROWS) - InferenceMemory.bytes(schema, many, 0))
        .isEqualTo(ROWS * RequestMemory.row(schema));
  }

  @Test
  void binaryElements_countWithoutCommas() {
    Schema schema = Samples.schema();
    String binary = new String(new byte[4 * 2 * 100], UTF_8);

    assertThat(InferenceMemory.bytes(schema, binary, ROWS))
        .isGreaterThan(100 * RequestMemory.row(schema));
  }

  @Test
  void fullCallOfIris_fitsIntoAHeapOf512Mib() {
    long inFlight = 448L << 18; // a quarter of what an idle service leaves
    String numbers = "5.1" + ",5.1".repeat(39_999);
    assertThat(InferenceMemory.bytes(Samples.schema("a", "b", "c"), numbers, 10_000))
        .isLessThan(inFlight / 2);
    assertThat(InferenceMemory.bytes(Samples.schema(), ",".repeat(1 << 20), 10_000))
        .isGreaterThan(inFlight);
  }
}
