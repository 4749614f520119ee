package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.tracing.RequestTrace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private final AtomicLong now = new AtomicLong();
  private final RequestContext context = context(false);
  private final FakeModel model = new FakeModel();
  private final Row row = Samples.row(Samples.schema(), 1, 0);

  private RequestContext context(boolean warmUp) {
    return new RequestContext(
        Route.PREDICT, Deadline.in(Duration.ofNanos(10), now::get), warmUp, RequestTrace.NONE);
  }

  @Test
  void predictor_ofTheWarmUp_isNotObserved() {
    ModelProvider models = () -> new Loaded(new ObservedFake(model), Optional.empty());
    assertThat(Predictor.of(models, context(true)).model()).isSameAs(model);
    assertThat(Predictor.of(models, context).model()).isEqualTo(new ObservedFake(model));
  }

  /** A model that shall not be asked. */
  private record ObservedFake(Model unobserved) implements Model {
    @Override
    public ModelCard card() {
      return unobserved.card();
    }

    @Override
    public Optional<Prediction> predict(Row row, Duration patience) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void predictor_withoutAModel_isAProblem() {
    assertThatProblem(ProblemType.NO_MODEL)
        .isThrownBy(() -> Predictor.of(model.absent(), context))
        .withMessage("no model is loaded; try again later");
  }

  @Test
  void prediction_waitsUntilTheDeadlineAtMost() {
    now.set(4);
    assertThat(Predictor.of(model, context).predict(row).prediction())
        .isInstanceOfSatisfying(ClassPrediction.class, p -> assertThat(p.classIndex()).isZero());
    assertThat(model.patience()).containsExactly(Duration.ofNanos(6));
  }

  @Test
  void prediction_afterTheDeadline_isNotTried() {
    now.set(10);
    assertThatProblem(ProblemType.DEADLINE_EXCEEDED)
        .isThrownBy(() -> Predictor.of(model, context).predict(row));
    assertThat(model.patience()).isEmpty();
  }

  @Test
  void prediction_ofABusyModel_isAProblem() {
    assertThatProblem(ProblemType.DEADLINE_EXCEEDED)
        .isThrownBy(() -> Predictor.of(model.busy(), context).predict(row))
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Retry-After", "1"));
  }
}
