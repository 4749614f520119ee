package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMemoryTest {
  private static final int ROWS = 1000;

  private static String name(int length) {
    return "\"".repeat(length); // each is escaped
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "50, 99", "99, 100"})
  void answer_takesNoMoreThanExpected(int shorter, int longer) {
    Schema schema = Samples.schema(name(shorter), name(longer));
    Prediction longest =
        new Prediction(new double[] {1.2345678901234567E-100, 0.12345678901234567});
    int answer =
        PredictionJson.batch(
                Samples.card("1", schema),
                Collections.nCopies(ROWS, new Answer(Samples.row(schema, 1, 0), longest)))
            .length;

    long expected = RequestMemory.bytes(schema, 3 * ROWS, ROWS);
    assertThat(expected).isBetween(4L * answer, 12L * answer);
  }

  @ParameterizedTest
  @CsvSource({"payment, 3", "grade, 100", "amount, 3"})
  void partialAnswer_takesNoMoreThanExpected(String feature, int labels) {
    Schema schema = refusing(feature, labels);
    String row =
        "{\"%s\":\"%s\",\"id\":\"%s\"}".formatted(feature, "x".repeat(50), "y".repeat(256));
    String body = "[" + String.join(",", Collections.nCopies(ROWS, row)) + "]";
    RowBatch batch = RowJson.partialBatch(body, schema, ROWS);
    byte[] answer =
        PredictionJson.partialBatch(
            Samples.card("1", schema), new BatchAnswer(ROWS, List.of(), batch.invalid()));

    assertThat(batch.rows()).isEmpty();
    assertThat(RequestMemory.bytes(schema, body.length(), ROWS)).isGreaterThan(4L * answer.length);
  }

  private static Schema refusing(String name, int labels) {
    List<String> names = IntStream.range(0, labels).mapToObj(i -> "label \"" + i + '"').toList();
    Feature feature =
        name.equals("amount")
            ? Samples.AMOUNT
            : new NominalFeature(name, names, Collections.nCopies(labels, 0.0), 0, false);
    return new Schema(List.of(feature), Samples.schema().classes());
  }

  @Test
  void memory_growsWithTheTextAndTheRowsThatItCanHold() {
    Schema schema = Samples.schema();
    long row = RequestMemory.bytes(schema, 2, ROWS) - 2 * 7;
    assertThat(RequestMemory.bytes(schema, 0, ROWS)).isEqualTo(row);
    assertThat(RequestMemory.bytes(schema, 3, ROWS)).isEqualTo(7 * 3 + 2 * row);
    assertThat(RequestMemory.bytes(schema, 1 << 20, 10)).isEqualTo((7 << 20) + 10 * row);
  }
}
