package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertJson;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.post;
import static dev.irisops.serving.http.HttpKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PredictBatchServletTest {
  private static final String ROWS = "[{\"width\":3,\"ratio\":0},{\"width\":1,\"ratio\":0}]";

  private final FakeModel model = new FakeModel();
  private final PredictBatchServlet servlet = new PredictBatchServlet(HttpKit.pipeline(), model, 2);

  @Test
  void rows_arePredictedInTheirOrder() throws Exception {
    assertJson(
        answer(servlet, post(Route.PREDICT_BATCH, ROWS)),
        """
        {"predictions":[\
        {"predicted_class":"b","confidence":0.75,"probabilities":{"a":0.25,"b":0.75}},\
        {"predicted_class":"a","confidence":0.75,"probabilities":{"a":0.75,"b":0.25}}],\
        "model_version":"1"}\
        """);
  }

  @Test
  void emptyBatch_isAnswered() throws Exception {
    assertJson(
        answer(servlet, post(Route.PREDICT_BATCH, "[]")),
        "{\"predictions\":[],\"model_version\":\"1\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"width\":1,\"ratio\":0},{\"width\":1}] | 422",
        "[{\"width\":1,\"ratio\":0},1] | 400",
        "[{\"width\":1,\"ratio\":0},{\"width\":1,\"ratio\":0},{}] | 413"
      })
  void batch_withAnInvalidRow_isNotPredicted(String rows, int status) throws Exception {
    assertThat(answer(servlet, post(Route.PREDICT_BATCH, rows)).getStatus()).isEqualTo(status);
    assertThat(model.patience()).isEmpty();
  }

  private MockHttpServletResponse partial(String query, String rows) throws Exception {
    MockHttpServletRequest request = post(Route.PREDICT_BATCH, rows);
    request.setQueryString(query);
    return answer(servlet, request);
  }

  /** Makes the model fail on its first row. */
  private void failOnce() {
    model.whilePredicting =
        () -> {
          if (model.patience().size() == 1) {
            throw new PredictionImpossibleException("no such luck");
          }
        };
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial=true", "a=b&partial=true", "partial=true&x", "%zz&partial=true"})
  void partialBatch_hasNullForARefusedRow_andItsErrors(String query) throws Exception {
    assertJson(
        partial(query, "[{\"width\":1,\"ratio\":\"0\"},{\"id\":7,\"width\":3,\"ratio\":0}]"),
        """
        {"predictions":[null,\
        {"id":7,"predicted_class":"b","confidence":0.75,"probabilities":{"a":0.25,"b":0.75}}],\
        "errors":[{"row":0,"field":"ratio","detail":"expected a number, found a string"}],\
        "model_version":"1"}\
        """);
  }

  @Test
  void partialBatch_withoutErrors_saysSo() throws Exception {
    assertJson(
        partial("partial=true", "[]"),
        "{\"predictions\":[],\"errors\":[],\"model_version\":\"1\"}");
  }

  @Test
  void partialBatch_namesRowsThatTheModelCannotAnswer_inTheirOrder() throws Exception {
    failOnce();
    assertThat(text(partial("partial=true", "[{\"width\":1,\"ratio\":0},{}]")))
        .startsWith(
            """
            {"predictions":[null,null],"errors":[\
            {"row":0,"detail":"the model cannot answer this row: no such luck"},\
            {"row":1,"field":"width","detail":"missing"},\
            """);
  }

  @Test
  void batch_withARowThatTheModelCannotAnswer_namesIt() throws Exception {
    failOnce();
    String detail = "the model cannot answer this row: no such luck";
    assertProblem(
        answer(servlet, post(Route.PREDICT_BATCH, ROWS)),
        Problem.of(
            ProblemType.PREDICTION_IMPOSSIBLE,
            "row 0: " + detail,
            List.of(new InvalidValue(OptionalInt.of(0), Optional.empty(), detail))));
    assertThat(model.patience()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "partial=false", "Partial=true", "xpartial=true", "a=partial=true"})
  void batch_thatIsNotPartial_isAnsweredWholeOrNotAtAll(String query) throws Exception {
    assertThat(partial(query, "[{}]").getStatus()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial", "partial=", "partial=1", "x&partial=TRUE"})
  void partial_thatIsNeitherTrueNorFalse_isRefused(String query) throws Exception {
    assertProblem(
        partial(query, ROWS),
        Problem.of(ProblemType.BAD_REQUEST, "partial: expected true or false"));
  }

  @Test
  void deadline_betweenTwoRows_endsTheBatch() throws Exception {
    AtomicLong now = new AtomicLong();
    model.whilePredicting = () -> now.addAndGet(10);
    MockHttpServletRequest request = post(Route.PREDICT_BATCH, ROWS);
    HttpKit.attach(request, Route.PREDICT_BATCH, Deadline.in(Duration.ofNanos(10), now::get));

    assertProblem(
        answer(servlet, request),
        Problem.passing(
            ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later"));
    assertThat(model.patience()).containsExactly(Duration.ofNanos(10));
  }

  @Test
  void busyModel_exceedsTheDeadline() throws Exception {
    model.busy();
    assertThat(answer(servlet, post(Route.PREDICT_BATCH, ROWS)).getStatus()).isEqualTo(503);
    assertThat(model.patience()).hasSize(1);
  }

  @Test
  void absentModel_isAProblem() throws Exception {
    model.absent();
    assertProblem(
        answer(servlet, post(Route.PREDICT_BATCH, ROWS)),
        Problem.of(ProblemType.NO_MODEL, "no model is loaded; try again later"));
  }

  @Test
  void replacedModel_answersTheWholeBatch() throws Exception {
    FakeModel other = new FakeModel().busy();
    int[] asked = {0};
    PredictBatchServlet replaced =
        new PredictBatchServlet(
            HttpKit.pipeline(), () -> (asked[0]++ == 0 ? model : other).state(), 2);

    assertThat(answer(replaced, post(Route.PREDICT_BATCH, ROWS)).getStatus()).isEqualTo(200);
    assertThat(model.patience()).hasSize(2);
  }
}
