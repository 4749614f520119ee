package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertJson;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.request;

import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.SharedLabels;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ModelServletTest {
  private static final Failure FAILURE =
      new Failure(Instant.parse("2026-05-06T07:08:09Z"), "golden.csv: no such file");

  private static MockHttpServletResponse model(ModelState state) throws Exception {
    return model(state, List.of());
  }

  private static MockHttpServletResponse model(ModelState state, List<String> shared)
      throws Exception {
    return answer(
        new ModelServlet(
            HttpKit.pipeline(), () -> state, card -> new SharedLabels("other", shared, List.of())),
        request("GET", Route.MODEL));
  }

  @Test
  void card_isAnswered() throws Exception {
    assertJson(model(new FakeModel().state()), "{\"a\":1}");
  }

  @Test
  void card_afterAReload_namesItsResult() throws Exception {
    assertJson(
        model(new Loaded(new FakeModel(), Optional.of(FAILURE))),
        """
        {"a":1,"last_reload":{"result":"failure","time":"2026-05-06T07:08:09Z",\
        "reason":"golden.csv: no such file"}}\
        """);
  }

  @Test
  void card_ofAModelWithSharedLabels_namesThem() throws Exception {
    assertJson(
        model(new FakeModel().state(), List.of("b")),
        """
        {"a":1,"shared_label":{"value":"other","features":["b"],"classes":[]}}\
        """);
  }

  @Test
  void absentModel_isAProblem() throws Exception {
    assertProblem(
        model(new Absent("golden.csv: no such file", Optional.of(FAILURE))),
        Problem.of(ProblemType.NO_MODEL, "no model is loaded; try again later"));
  }
}
