package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
class RowJsonTest {
  private static final Schema SCHEMA = Samples.schema();

  private static Row single(String json) {
    return RowJson.single(json, SCHEMA);
  }

  private static List<Row> batch(String json) {
    return RowJson.batch(json, SCHEMA, 2);
  }

  private static InvalidValue invalid(String field, String detail) {
    return new InvalidValue(OptionalInt.empty(), field, detail);
  }

  private static List<InvalidValue> invalidOf(String json) {
    return catchThrowableOfType(ProblemException.class, () -> single(json)).problem().errors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void blankBody_isMalformed(String json) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(json))
        .withMessage("the body is empty");
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch(json))
        .withMessage("the body is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"width\":1,\"ratio\":0,}",
        "{\"width\":1,,\"ratio\":0}",
        "{\"width\":NaN,\"ratio\":0}",
        "{\"width\":Infinity,\"ratio\":0}",
        "{\"width\":-Infinity,\"ratio\":0}",
        "{\"width\":01,\"ratio\":0}",
        "{\"width\":+1,\"ratio\":0}",
        "{\"width\":.5,\"ratio\":0}",
        "{\"width\":1.,\"ratio\":0}",
        "{\"width\":1e,\"ratio\":0}",
        "{\"width\":0x1,\"ratio\":0}",
        "{\"width\":1_0,\"ratio\":0}",
        "{\"width\":1f,\"ratio\":0}",
        "{'width':1,\"ratio\":0}",
        "{width:1,\"ratio\":0}",
        "{\"width\" 1,\"ratio\":0}",
        "{\"width\":1 \"ratio\":0}",
        "{\"wid\nth\":1,\"ratio\":0}",
        "{\"width\":1,\"ratio\":0} // why",
        "/* why */ {\"width\":1,\"ratio\":0}",
        "\uFEFF{\"width\":1,\"ratio\":0}",
        "{\"width\":1,\"ratio\":0]",
        "{\"width\":1,\"ratio\":0} x",
        "{\"x\":[1}",
        "{\"x\":{]",
        "{\"x\":{\"a\":1]",
        "nothing"
      })
  void invalidJson_isMalformed(String json) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(json))
        .withMessageMatching("the body is not JSON at line [12], column \\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"width\"",
        "{\"width\":",
        "{\"width\":1",
        "{\"width\":1,",
        "{\"x\":\"y",
        "{\"x\":[",
        "{\"x\":[1",
        "{\"x\":{",
        "{\"x\":{\"a\"",
        "{\"x\":{\"a\":[",
        "{\"x\":[["
      })
  void truncatedBody_isMalformed(String json) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(json))
        .withMessage("the body ends too early");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"width\":NaN} | 1 | 10",
        "{\"width\":1,} | 1 | 12",
        "{\"width\":1} x | 1 | 13",
      })
  void syntaxError_namesItsPosition(String json, int line, int column) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(json))
        .withMessage("the body is not JSON at line " + line + ", column " + column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "[]"})
  void trailingContent_isMalformed(String more) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single("{\"width\":1,\"ratio\":0}" + more));
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch("[{\"width\":1,\"ratio\":0}]" + more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"width", "\\u0077idth", "wid\\u0074h"})
  void duplicateKey_isMalformed(String key) {
    String row = "{\"width\":1,\"ratio\":0,\"" + key + "\":1}";
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single(row))
        .withMessage("duplicate key \"width\"");
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch("[{\"width\":1,\"ratio\":0}," + row + "]"))
        .withMessage("row 1: duplicate key \"width\"");
  }

  @Test
  void duplicateUnknownKey_isMalformed() {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single("{\"x\":1,\"x\":1}"))
        .withMessage("duplicate key \"x\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1\" | a string",
        "true | a boolean",
        "false | a boolean",
        "{\"a\":1} | an object",
        "[1] | an array",
      })
  void value_otherThanANumber_isAWrongType(String value, String found) {
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> single("{\"width\":" + value + ",\"ratio\":0}"))
        .withMessage("width: expected a number, found " + found)
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .containsExactly(invalid("width", "expected a number, found " + found)));
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> batch("[{\"width\":1,\"ratio\":0},{\"ratio\":" + value + "}]"))
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .containsExactly(
                        new InvalidValue(
                            OptionalInt.of(1), "ratio", "expected a number, found " + found)));
  }

  @Test
  void requiredValue_thatIsNull_isMissing() {
    assertThat(invalidOf("{\"width\":null,\"ratio\":0}"))
        .containsExactly(invalid("width", "missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[] | an array", "1 | a number", "\"{}\" | a string", "null | null"})
  void body_otherThanAnObject_isAWrongType(String json, String found) {
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> single(json))
        .withMessage("expected an object, found " + found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{} | an object", "-1 | a number", "true | a boolean", "\"\" | a string"})
  void batch_otherThanAnArray_isAWrongType(String json, String found) {
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> batch(json))
        .withMessage("expected an array, found " + found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[] | an array", "1 | a number", "\"{}\" | a string", "null | null"})
  void row_otherThanAnObject_isAWrongType(String row, String found) {
    assertThatProblem(ProblemType.WRONG_TYPE)
        .isThrownBy(() -> batch("[{\"width\":1,\"ratio\":0}," + row + "]"))
        .withMessage("row 1: expected an object, found " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "1E+2147483648"})
  void hugeNumber_isInvalid(String number) {
    assertThat(invalidOf("{\"width\":" + number + ",\"ratio\":0}"))
        .containsExactly(invalid("width", "expected a finite number"));
  }

  @Test
  void number_ofManyDigits_isInvalid() {
    assertThat(invalidOf("{\"width\":" + "9".repeat(100_000) + ",\"ratio\":0}"))
        .containsExactly(invalid("width", "expected a finite number"));
  }

  @ParameterizedTest
  @CsvSource({"1e-400, 0", "-0, -0.0", "-1e-400, -0.0", "1.5E0, 1.5", "0.1e+1, 1", "10, 10"})
  void number_isRead(String number, double value) {
    assertThat(single("{\"width\":" + number + ",\"ratio\":0}").value(0)).isEqualTo(value);
  }

  @Test
  void number_ofManyDecimals_isRead() {
    String number = "0." + "3".repeat(100_000);
    assertThat(single("{\"width\":" + number + ",\"ratio\":0}").value(0)).isEqualTo(1 / 3d);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "null", "\"a\"", "[]", "{}", "[[1],{\"a\":[{}]}]", "{\"x\":{\"width\":1}}"})
  void unknownKey_isInvalid_withAnyValue(String value) {
    assertThat(invalidOf("{\"x\":" + value + ",\"width\":1,\"ratio\":0}"))
        .containsExactly(invalid("x", "unknown feature"));
  }

  @Test
  void emptyKey_isInvalid() {
    assertThat(invalidOf("{\"\":1}"))
        .containsExactly(
            invalid("", "unknown feature"),
            invalid("width", "missing"),
            invalid("ratio", "missing"));
  }

  @Test
  void unknownKey_nestedToTheLimit_isInvalid() {
    assertThat(
            invalidOf("{\"width\":1,\"ratio\":0,\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"))
        .containsExactly(invalid("x", "unknown feature"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void unknownKey_nestedDeeper_isMalformed(String open) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> single("{\"x\":" + open.repeat(100_000)))
        .withMessage("a value is nested more than 100 deep");
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch("[{\"x\":" + open.repeat(101)))
        .withMessage("row 0: a value is nested more than 100 deep");
  }

  @Test
  void emptyBatch_hasNoRows() {
    assertThat(batch("[]")).isEmpty();
  }

  @Test
  void batch_atTheLimit_isReadInOrder() {
    List<Row> rows = batch(" [ {\"width\":1,\"ratio\":0} , {\"ratio\":2,\"width\":3} ] \n");
    assertThat(rows)
        .extracting(Row::toArray)
        .containsExactly(new double[] {1, 0}, new double[] {3, 2});
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "[[[["})
  void batch_overTheLimit_isTooLarge(String more) {
    String row = "{\"width\":1,\"ratio\":0},";
    assertThatProblem(ProblemType.BATCH_TOO_LARGE)
        .isThrownBy(() -> batch("[" + row + row + more))
        .withMessage("expected at most 2 rows, found more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[{", "[{\"width\":1,\"ratio\":0}", "[{\"width\":1,\"ratio\":0},"})
  void truncatedBatch_isMalformed(String json) {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch(json))
        .withMessage("the body ends too early");
  }

  @Test
  void invalidJsonInABatch_isMalformed() {
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> batch("[,]"))
        .withMessage("the body is not JSON at line 1, column 2");
  }

  @Test
  void invalidRows_areSummarizedByTheFirst() {
    assertThatProblem(ProblemType.INVALID_VALUE)
        .isThrownBy(() -> single("{\"width\":1}"))
        .withMessage("ratio: missing");
    assertThatProblem(ProblemType.INVALID_VALUE)
        .isThrownBy(() -> batch("[{\"width\":1,\"ratio\":0},{\"x\":1}]"))
        .withMessage("row 1, x: unknown feature (and 2 more)");
  }
}
