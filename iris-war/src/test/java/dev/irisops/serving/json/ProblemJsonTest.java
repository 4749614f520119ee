package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {
  private static String json(Problem problem) {
    return new String(ProblemJson.of(problem), StandardCharsets.UTF_8);
  }

  @Test
  void problem_withoutFields_hasNoErrors() {
    assertThat(json(Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path")))
        .isEqualTo(
            """
            {"type":"urn:irisops:problem:not-found","title":"Not found","status":404,\
            "detail":"there is nothing at this path"}""");
  }

  @Test
  void problem_ofARow_namesTheField() {
    InvalidValue value = new InvalidValue(OptionalInt.empty(), "width", "missing");
    assertThat(json(Problem.of(ProblemType.INVALID_VALUE, "width: missing", List.of(value))))
        .isEqualTo(
            """
            {"type":"urn:irisops:problem:invalid-value","title":"Invalid value","status":422,\
            "detail":"width: missing","errors":[{"field":"width","detail":"missing"}]}""");
  }

  @Test
  void problem_ofABatch_namesTheRow() {
    InvalidValue first = new InvalidValue(OptionalInt.of(0), "width", "missing");
    InvalidValue last =
        new InvalidValue(OptionalInt.of(9), "<\"\\\n\u0001\u00e9", "unknown feature");
    assertThat(json(Problem.of(ProblemType.INVALID_VALUE, "two", List.of(first, last))))
        .isEqualTo(
            """
            {"type":"urn:irisops:problem:invalid-value","title":"Invalid value","status":422,\
            "detail":"two","errors":[{"row":0,"field":"width","detail":"missing"},\
            {"row":9,"field":"<\\"\\\\\\n\\u0001é","detail":"unknown feature"}]}""");
  }

  @Test
  void problem_ofAWholeRow_namesNoField() {
    InvalidValue row = new InvalidValue(OptionalInt.of(2), Optional.empty(), "no");
    assertThat(json(Problem.of(ProblemType.PREDICTION_IMPOSSIBLE, "row 2: no", List.of(row))))
        .isEqualTo(
            """
            {"type":"urn:irisops:problem:prediction-impossible",\
            "title":"No prediction for this row","status":422,\
            "detail":"row 2: no","errors":[{"row":2,"detail":"no"}]}""");
  }

  @Test
  void problem_ofTheContainer_keepsItsStatus() {
    assertThat(json(Problem.ofStatus(431, "no")))
        .isEqualTo(
            """
            {"type":"urn:irisops:problem:bad-request","title":"Bad request","status":431,\
            "detail":"no"}""");
  }
}
