package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.post;
import static dev.irisops.serving.http.HttpKit.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.SharedLabels;
import dev.irisops.serving.tracing.RecordedTracing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The steps of requests as their traces have them. */
class TracedStepsTest {
  private static final String ROW = "{\"width\":1,\"ratio\":0}";

  private final FakeModel model = new FakeModel();
  private final Pipeline pipeline = HttpKit.pipeline();
  private final RecordedTracing tracing = new RecordedTracing();

  private List<String> steps(ApiServlet servlet, MockHttpServletRequest request, Route route)
      throws Exception {
    new RequestContext(route, Deadline.in(Duration.ofDays(1), () -> 0), false, tracing.trace())
        .attachTo(request);
    HttpKit.answer(servlet, request);
    return tracing.calls();
  }

  private List<String> predict(String body) throws Exception {
    return steps(new PredictServlet(pipeline, model), post(Route.PREDICT, body), Route.PREDICT);
  }

  private List<String> batch(String query, String body) throws Exception {
    MockHttpServletRequest request = post(Route.PREDICT_BATCH, body);
    request.setQueryString(query);
    return steps(new PredictBatchServlet(pipeline, model, 2), request, Route.PREDICT_BATCH);
  }

  @Test
  void prediction_isReadParsedPredictedAndWritten() throws Exception {
    assertThat(predict(ROW))
        .containsExactly("read", "parse", "predict 1 with sample 1", "write", "write");
  }

  @ParameterizedTest
  @CsvSource({"partial=false, 2", "partial=true, 2"})
  void batch_isPredictedInOneStep(String query, int rows) throws Exception {
    assertThat(batch(query, "[" + ROW + "," + ROW + "]"))
        .containsExactly("read", "parse", "predict " + rows + " with sample 1", "write", "write");
  }

  @Test
  void malformedBody_failsInTheStepThatParses() throws Exception {
    assertThat(predict("{")).containsExactly("read", "parse", "failed malformed-json 400", "write");
  }

  @Test
  void busyModel_failsInTheStepThatPredicts() throws Exception {
    model.busy();
    assertThat(predict(ROW))
        .containsExactly(
            "read", "parse", "predict 1 with sample 1", "failed deadline-exceeded 503", "write");
  }

  @Test
  void requestBeyondThePlacesInFlight_failsBeforeItIsParsed() throws Exception {
    int entered = pipeline.inFlight().enter("");
    try {
      assertThat(predict(ROW)).containsExactly("read", "parse", "failed overloaded 429", "write");
    } finally {
      pipeline.inFlight().leave(entered);
    }
  }

  @Test
  void unknownKey_failsBeforeAllSteps() throws Exception {
    MockHttpServletRequest request = request("POST", Route.PREDICT);
    request.removeHeader(RequestChecks.API_KEY);
    request.setContentType("application/json");
    assertThat(steps(new PredictServlet(pipeline, model), request, Route.PREDICT))
        .containsExactly("failed unauthorized 401", "write");
  }

  @Test
  void page_isOnlyWritten() throws Exception {
    assertThat(
            steps(
                new ModelServlet(
                    pipeline, model, card -> new SharedLabels("other", List.of(), List.of())),
                request("GET", Route.MODEL),
                Route.MODEL))
        .containsExactly("write");
  }
}
