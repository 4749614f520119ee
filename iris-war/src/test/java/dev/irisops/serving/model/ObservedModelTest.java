package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedModelTest {
  private final LogCapture log = new LogCapture(ObservedModel.class.getName());
  private final RecordingMetrics metrics = new RecordingMetrics();
  private final FakeModel model = new FakeModel();
  private final ObservedModel observed = new ObservedModel(model, metrics);
  private final Row row = Samples.row(Samples.schema(), 1, 0);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void prediction_isMeasured() {
    assertThat(Samples.predict(observed, row).classIndex()).isZero();
    assertThat(metrics.calls).containsExactly("predicted 1 0");
  }

  @Test
  void failures_areLoggedOnce_andNotMeasured() {
    PredictionImpossibleException failure = new PredictionImpossibleException("no such luck");
    model.whilePredicting =
        () -> {
          throw failure;
        };
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(PredictionImpossibleException.class)
          .isThrownBy(() -> Samples.predict(observed, row))
          .isSameAs(failure);
    }
    assertThat(log.lines())
        .containsExactly("WARNING Model 1 cannot answer a row; later ones are counted, not logged");
    assertThat(metrics.calls).isEmpty();
  }
}
