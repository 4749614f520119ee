package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.prediction.RowId;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemType;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with labels, missing values and ids, and batches of which some rows are refused. */
class MixedRowJsonTest {
  private static final Schema SCHEMA = Samples.mixedSchema();
  private static final String VALID = "\"payment\":\"card\",\"active\":\"True\"";
  private static final double MISSING = Double.NaN;

  private static Row single(String members) {
    return RowJson.single("{" + members + "}", SCHEMA);
  }

  private static RowBatch partial(String json) {
    return RowJson.partialBatch(json, SCHEMA, 1_000);
  }

  private static double[] values(Row row) {
    return IntStream.range(0, 4).mapToDouble(row::value).toArray();
  }

  private static InvalidValue invalid(int row, String field, String detail) {
    return new InvalidValue(OptionalInt.of(row), field, detail);
  }

  @Test
  void labels_areReadAsTheirIndexes() {
    Row row =
        single("\"active\":\"False\",\"grade\":\"2.5\",\"payment\":\"card\",\"amount\":-7e300");
    assertThat(values(row)).containsExactly(-7e300, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"amount\":null", ",\"grade\":null,\"amount\":null"})
  void value_thatTrainingMissedToo_mayBeNullOrAbsent(String more) {
    assertThat(values(single(VALID + more))).containsExactly(MISSING, 1, MISSING, 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1.0, 0", "2.50, 1", "25e-1, 1"})
  void label_thatIsANumber_mayBeANumber(String literal, double index) {
    assertThat(single(VALID + ",\"grade\":" + literal).value(2)).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void label_thatIsABoolean_mayBeABoolean(String literal, double index) {
    assertThat(single("\"payment\":\"card\",\"active\":" + literal).value(3)).isEqualTo(index);
  }

  /** The trainer trims cells, and takes the spellings of a number as one label. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` card` | True | 1 | 1, 0, 0",
        "`card\\t ` | ` true` | ` 1` | 1, 0, 0",
        "cash | FALSE | 1.0 | 0, 0, 1",
        "cash | false | `2.50 ` | 0, 1, 1",
      })
  void label_asACellOfTheTable_isTheLabel(
      String payment, String active, String grade, String expected) {
    Row row =
        single(
            "\"payment\":\"%s\",\"active\":\"%s\",\"grade\":\"%s\""
                .formatted(payment, active, grade));
    assertThat("%.0f, %.0f, %.0f".formatted(row.value(1), row.value(2), row.value(3)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "\"\"", "3", "1e999", "\" 1 x\"", "\"01\"", "\"1d\"", "\" \""})
  void unseenLabel_isMissingToTheClassifier_ifTheCardSaysSo(String literal) {
    Row row = single(VALID + ",\"grade\":" + literal);
    assertThat(row.value(2)).isEqualTo(Row.UNSEEN);
    assertThat(row.toArray()).containsExactly(MISSING, 1, MISSING, 0);
    assertThat(Samples.GRADE.bins().get(Samples.GRADE.bin(row.value(2)))).isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"payment\":\"bitcoin\",\"active\":true"
            + " | payment: expected one of \"cash\", \"card\", found \"bitcoin\"",
        "\"payment\":\"Card\",\"active\":true"
            + " | payment: expected one of \"cash\", \"card\", found \"Card\"",
        "\"payment\":\"card\",\"active\":\" yes\""
            + " | active: expected one of \"True\", \"False\", found \" yes\"",
        "\"payment\":null,\"active\":true | payment: missing",
        "\"active\":true | payment: missing",
        "\"active\":true,\"payment\":\"card\",\"amount\":1e999"
            + " | amount: expected a finite number",
      })
  void value_thatDoesNotFit_isInvalid(String members, String message) {
    assertThatProblem(ProblemType.INVALID_VALUE)
        .isThrownBy(() -> single(members))
        .withMessage(message);
  }

  @Test
  void longLabel_isNotRepeatedWhole() {
    assertThatProblem(ProblemType.INVALID_VALUE)
        .isThrownBy(() -> single("\"payment\":\"" + "x".repeat(10_000) + "\",\"active\":\"True\""))
        .withMessage(
            "payment: expected one of \"cash\", \"card\", found \"" + "x".repeat(40) + "\u2026\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"payment\":1 | payment: expected one of \"cash\", \"card\", found a number",
        "\"payment\":true | payment: expected one of \"cash\", \"card\", found a boolean",
        "\"payment\":[\"card\"] | payment: expected one of \"cash\", \"card\", found an array",
        "\"active\":{} | active: expected one of \"True\", \"False\", found an object",
        "\"active\":0 | active: expected one of \"True\", \"False\", found a number",
        "\"grade\":true | grade: expected one of \"1\", \"2.5\", found a boolean",
        "\"amount\":\"1\" | amount: expected a number or null, found a string",
        "\"id\":1.5 | id: expected a string or an integer, found a number",
        "\"id\":1e5 | id: expected a string or an integer, found a number",
        "\"id\":null | id: expected a string or an integer, found null",
        "\"id\":[] | id: expected a string or an integer, found an array",
      })
  void value_ofAnotherType_isAWrongType(String members, String message) {
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> single(members))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "\"id\":\"order 7\", order 7, false",
    "\"id\":-12, -12, true",
    "\"id\":18446744073709551616, 18446744073709551616, true",
    "\"id\":\"\", '', false"
  })
  void id_isRead(String member, String text, boolean isInteger) {
    assertThat(single(VALID + "," + member).id()).contains(new RowId(text, isInteger));
    assertThat(single(VALID).id()).isEmpty();
  }

  @Test
  void id_isOfItsRowAlone() {
    List<Row> rows = RowJson.batch("[{\"id\":1," + VALID + "},{" + VALID + "}]", SCHEMA, 2);
    assertThat(rows.get(0).id()).contains(new RowId("1", true));
    assertThat(rows.get(1).id()).isEmpty();
  }

  @Test
  void id_thatIsLong_isInvalid() {
    assertThat(single(VALID + ",\"id\":\"" + "x".repeat(256) + "\"").id()).isPresent();
    assertThatProblem(ProblemType.INVALID_VALUE)
        .isThrownBy(() -> single(VALID + ",\"id\":" + "9".repeat(257)))
        .withMessage("id: expected at most 256 characters");
  }

  @Test
  void id_twice_isMalformed() {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(VALID + ",\"id\":1,\"id\":2"))
        .withMessage("duplicate key \"id\"");
  }

  @Test
  void id_thatIsAFeature_isItsValue() {
    Schema schema = new Schema(List.of(Samples.WIDTH, feature("id")), Samples.schema().target());
    Row row = RowJson.single("{\"id\":\"b\",\"width\":1}", schema);
    assertThat(row.id()).isEmpty();
    assertThat(row.value(1)).isEqualTo(1);
  }

  private static NominalFeature feature(String name) {
    return new NominalFeature(name, List.of("a", "b"), List.of(0.5, 0.5), 0, false);
  }

  @Test
  void row_isWrittenAsItIsRead() {
    String json = "{\"amount\":null,\"payment\":\"card\",\"grade\":\"2.5\",\"active\":\"True\"}";
    assertThat(RowJson.write(RowJson.single(json, SCHEMA), SCHEMA)).isEqualTo(json);
  }

  @Test
  void partialBatch_keepsTheValidRows_andNamesAllErrorsOfTheOthers() {
    RowBatch batch =
        partial(
            "[{\"payment\":1,\"active\":{\"a\":[1]},\"amount\":\"2\"},{"
                + VALID
                + "},"
                + "{\"x\":[[]],\"payment\":\"gold\",\"active\":true},{"
                + VALID
                + ",\"id\":[]}]");

    assertThat(batch.size()).isEqualTo(4);
    assertThat(batch.rows()).extracting(Row::position).containsExactly(1);
    assertThat(batch.invalid())
        .containsExactly(
            invalid(0, "payment", "expected one of \"cash\", \"card\", found a number"),
            invalid(0, "active", "expected one of \"True\", \"False\", found an object"),
            invalid(0, "amount", "expected a number or null, found a string"),
            invalid(2, "x", "unknown feature"),
            invalid(2, "payment", "expected one of \"cash\", \"card\", found \"gold\""),
            invalid(3, "id", "expected a string or an integer, found an array"));
  }

  @Test
  void partialBatch_namesOneErrorOfEachRow_beyondTheLimit() {
    RowBatch batch = partial("[" + "{},".repeat(199) + "{}]");
    assertThat(batch.invalid()).hasSize(RowReader.MAX_INVALID + 150);
    assertThat(batch.invalid().get(249)).isEqualTo(invalid(199, "payment", "missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{},1] | WRONG_TYPE | row 1: expected an object, found a number",
        "[{},{\"x\":1,\"x\":2}] | MALFORMED_JSON | row 1: duplicate key \"x\"",
        "[{},{] | MALFORMED_JSON | the body is not JSON at line 1, column 6",
        "{} | WRONG_TYPE | expected an array, found an object",
      })
  void partialBatch_thatIsNoArrayOfObjects_isRefusedWhole(
      String json, ProblemType type, String message) {
    assertThatProblem(type).isThrownBy(() -> partial(json)).withMessage(message);
  }

  @Test
  void partialBatch_overTheLimit_isTooLarge() {
    assertThatProblem(ProblemType.BATCH_TOO_LARGE)
        .isThrownBy(() -> RowJson.partialBatch("[{},{}]", SCHEMA, 1))
        .withMessage("expected at most 1 rows, found more");
  }
}
