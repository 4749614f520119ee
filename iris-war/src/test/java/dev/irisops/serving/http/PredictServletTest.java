package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertJson;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PredictServletTest {
  private static final String ROW = "{\"width\":1,\"ratio\":0}";

  private final FakeModel model = new FakeModel();
  private final PredictServlet servlet = new PredictServlet(HttpKit.pipeline(), model);

  @Test
  void row_isPredicted() throws Exception {
    assertJson(
        answer(servlet, post(Route.PREDICT, ROW)),
        """
        {"predicted_class":"a","confidence":0.75,"probabilities":{"a":0.75,"b":0.25},\
        "model_version":"1"}\
        """);
  }

  @Test
  void model_getsTheRemainingTime() throws Exception {
    MockHttpServletRequest request = post(Route.PREDICT, ROW);
    HttpKit.attach(request, Route.PREDICT, Deadline.in(Duration.ofMillis(7), () -> 0));

    answer(servlet, request);

    assertThat(model.patience()).containsExactly(Duration.ofMillis(7));
  }

  @Test
  void busyModel_exceedsTheDeadline() throws Exception {
    model.busy();
    assertProblem(
        answer(servlet, post(Route.PREDICT, ROW)),
        Problem.passing(
            ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later"));
  }

  @Test
  void absentModel_isAProblemWithoutItsReason() throws Exception {
    model.absent();
    assertProblem(
        answer(servlet, post(Route.PREDICT, ROW)),
        Problem.of(ProblemType.NO_MODEL, "no model is loaded; try again later"));
  }

  @Test
  void id_comesBack() throws Exception {
    assertThat(answer(servlet, post(Route.PREDICT, ROW.replace("}", ",\"id\":\"7\"}"))))
        .extracting(HttpKit::text)
        .asString()
        .startsWith("{\"id\":\"7\",\"predicted_class\":\"a\",");
  }

  @Test
  void row_thatTheModelCannotAnswer_isAProblem() throws Exception {
    model.whilePredicting =
        () -> {
          throw new PredictionImpossibleException("no such luck");
        };
    assertProblem(
        answer(servlet, post(Route.PREDICT, ROW)),
        Problem.of(
            ProblemType.PREDICTION_IMPOSSIBLE, "the model cannot answer this row: no such luck"));
  }

  @Test
  void invalidRow_isNotPredicted() throws Exception {
    assertThat(answer(servlet, post(Route.PREDICT, "{\"width\":1}")).getStatus()).isEqualTo(422);
    assertThat(model.patience()).isEmpty();
  }
}
