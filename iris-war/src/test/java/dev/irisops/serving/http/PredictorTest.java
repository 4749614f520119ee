package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private final AtomicLong now = new AtomicLong();
  private final Deadline deadline = Deadline.in(Duration.ofNanos(10), now::get);
  private final FakeModel model = new FakeModel();
  private final Row row = Samples.row(Samples.schema(), 1, 0);

  @Test
  void predictor_withoutAModel_isAProblem() {
    assertThatProblem(ProblemType.NO_MODEL)
        .isThrownBy(() -> Predictor.of(model.absent(), deadline))
        .withMessage("no model is loaded; try again later");
  }

  @Test
  void prediction_waitsUntilTheDeadlineAtMost() {
    now.set(4);
    assertThat(Predictor.of(model, deadline).predict(row).classIndex()).isZero();
    assertThat(model.patience()).containsExactly(Duration.ofNanos(6));
  }

  @Test
  void prediction_afterTheDeadline_isNotTried() {
    now.set(10);
    assertThatProblem(ProblemType.DEADLINE_EXCEEDED)
        .isThrownBy(() -> Predictor.of(model, deadline).predict(row));
    assertThat(model.patience()).isEmpty();
  }

  @Test
  void prediction_ofABusyModel_isAProblem() {
    assertThatProblem(ProblemType.DEADLINE_EXCEEDED)
        .isThrownBy(() -> Predictor.of(model.busy(), deadline).predict(row))
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Retry-After", "1"));
  }
}
