package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMemoryTest {
  private static final int ROWS = 1000;

  /** The shortest row of {@link Samples#schema} that is answered. */
  private static final String SHORTEST = "{\"width\":1,\"ratio\":0}";

  private static String rows(String row, int count) {
    return "[" + String.join(",", Collections.nCopies(count, row)) + "]";
  }

  private static String name(int length) {
    return "\"".repeat(length); // each is escaped
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "50, 99", "99, 100"})
  void answer_takesNoMoreThanExpected(int shorter, int longer) {
    Schema schema = Samples.schema(name(shorter), name(longer));
    Prediction longest =
        new ClassPrediction(new double[] {1.2345678901234567E-100, 0.12345678901234567});
    int answer =
        PredictionJson.batch(
                Samples.card("1", schema),
                Collections.nCopies(ROWS, new Answer(Samples.row(schema, 1, 0), longest)))
            .length;

    long expected = RequestMemory.bytes(schema, rows(SHORTEST, ROWS), ROWS);
    assertThat(expected).isBetween(4L * answer, 12L * answer);
  }

  @ParameterizedTest
  @CsvSource({"payment, 3", "grade, 100", "amount, 3"})
  void partialAnswer_takesNoMoreThanExpected(String feature, int labels) {
    Schema schema = refusing(feature, labels);
    String row =
        "{\"%s\":\"%s\",\"id\":\"%s\"}".formatted(feature, "x".repeat(50), "y".repeat(256));
    String body = rows(row, ROWS);
    RowBatch batch = RowJson.partialBatch(body, schema, ROWS);
    byte[] answer =
        PredictionJson.partialBatch(
            Samples.card("1", schema), new BatchAnswer(ROWS, List.of(), batch.invalid()));

    assertThat(batch.rows()).isEmpty();
    assertThat(RequestMemory.bytes(schema, body, ROWS)).isGreaterThan(4L * answer.length);
  }

  @Test
  void predictedNumbers_takeNoMoreThanExpected() {
    Schema schema = Samples.priceSchema();
    String body = rows(SHORTEST, ROWS);
    Prediction prediction = new NumericPrediction(-1.2345678901234567E-100);
    List<Answer> answers =
        RowJson.batch(body, schema, ROWS).stream().map(row -> new Answer(row, prediction)).toList();
    byte[] answer = PredictionJson.batch(Samples.card("1", schema), answers);

    assertThat(RequestMemory.bytes(schema, body, ROWS)).isGreaterThan(4L * answer.length);
  }

  private static Schema refusing(String name, int labels) {
    Feature feature = name.equals("amount") ? Samples.AMOUNT : nominal(name, labels);
    return new Schema(List.of(feature), Samples.schema().target());
  }

  private static Feature nominal(String name, int labels) {
    List<String> names = IntStream.range(0, labels).mapToObj(i -> "label \"" + i + '"').toList();
    return new NominalFeature(name, names, Collections.nCopies(labels, 0.0), 0, false);
  }

  /** The first 100 values that are refused may all be in one row. */
  @ParameterizedTest
  @CsvSource({"0", "100"})
  void manyErrorsOfOneRow_takeNoMoreThanExpected(int unknown) {
    List<Feature> features =
        IntStream.range(0, 100).mapToObj(i -> nominal("grade" + i, 3)).toList();
    Schema schema = new Schema(features, Samples.schema().target());
    String body =
        IntStream.range(0, unknown)
            .mapToObj(i -> "\"%d\":1".formatted(i))
            .collect(Collectors.joining(",", "[{", "}]"));
    RowBatch batch = RowJson.partialBatch(body, schema, ROWS);
    byte[] answer =
        PredictionJson.partialBatch(
            Samples.card("1", schema), new BatchAnswer(1, List.of(), batch.invalid()));

    assertThat(batch.invalid()).hasSize(100);
    assertThat(RequestMemory.bytes(schema, body, ROWS)).isGreaterThan(4L * answer.length);
  }

  @Test
  void batchOf200RowsAnd1000Classes_fitsIntoAHeapOf512Mib() {
    Schema schema = classes(1_000, Samples.schema().features());
    String body = rows("{\"width\":1.2345,\"ratio\":-0.1234}", 200);
    long inFlight = 448L << 18; // a quarter of what an idle service leaves
    assertThat(RequestMemory.bytes(schema, body, ROWS)).isLessThan(inFlight / 2);
    assertThat(RequestMemory.bytes(schema, rows(SHORTEST, 700), ROWS)).isGreaterThan(inFlight);
  }

  @Test
  void rowsThatCanOnlyBeRefused_doNotTakeTheMemoryOfAnAnswer() {
    Schema required = classes(1_000, Samples.schema().features());
    Schema nullable = classes(1_000, List.of(Samples.AMOUNT));
    String body = rows("{}", ROWS);
    long answers = ROWS * 4 * 30_000L;
    assertThat(RequestMemory.bytes(required, body, ROWS)).isLessThan(answers / 4);
    assertThat(RequestMemory.bytes(nullable, body, ROWS)).isGreaterThan(answers);
  }

  private static Schema classes(int count, List<Feature> features) {
    String[] names = IntStream.range(0, count).mapToObj(i -> "class" + i).toArray(String[]::new);
    return new Schema(features, Samples.schema(names).target());
  }

  @Test
  void memory_growsWithTheTextAndItsRows() {
    Schema schema = Samples.schema();
    long some = RequestMemory.bytes(schema, rows(SHORTEST, 100), ROWS);
    long row = RequestMemory.bytes(schema, rows(SHORTEST, 101), ROWS) - some;
    int text = SHORTEST.length() + 1;
    assertThat(RequestMemory.bytes(schema, rows(SHORTEST, 900), ROWS)).isEqualTo(some + 800 * row);
    assertThat(RequestMemory.bytes(schema, rows(SHORTEST, 900), 100))
        .isEqualTo(some + 800L * text * (2 + 5)); // as if the rest were ids
  }

  @Test
  void braceInAText_neverMakesTheMemorySmaller() {
    Schema wide =
        new Schema(
            IntStream.range(0, 100).mapToObj(i -> nominal("a name of a grade " + i, 3)).toList(),
            Samples.schema().target());
    String id = "\"id\":\"" + "x".repeat(256) + '"';
    String body = rows("{" + id + ",\"a name of a grade 0\":\"y\"}", 100);
    assertThat(RequestMemory.bytes(wide, body.replace('y', '{'), ROWS))
        .isGreaterThan(RequestMemory.bytes(wide, body, ROWS));
  }
}
