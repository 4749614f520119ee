package dev.irisops.serving.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.tracing.RecordedTracing;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
  private final LogCapture log = new LogCapture(Problems.class.getName());

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void problemException_isItsProblemAndNotLogged() {
    Problem problem = Problem.passing(ProblemType.OVERLOADED, "too many");
    assertThat(Problems.of(new ProblemException(problem), Optional.empty())).isSameAs(problem);
    assertThat(problem.headers()).containsExactly(entry("Retry-After", "1"));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void impossiblePrediction_isAProblemAndNotLogged() {
    Exception cause = new Exception("secret");
    assertThat(
            Problems.of(
                new PredictionImpossibleException("the classifier failed", cause),
                Optional.empty()))
        .isEqualTo(
            Problem.of(
                ProblemType.PREDICTION_IMPOSSIBLE,
                "the model cannot answer this row: the classifier failed"));
    assertThat(log.lines()).isEmpty();
  }

  static Stream<Throwable> unexpected() {
    return Stream.of(
        new IllegalStateException("secret"),
        new NullPointerException(),
        new Exception("secret", new RuntimeException("more secret")),
        new StackOverflowError("secret"));
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void unexpectedFailure_isLoggedAndNotShown(Throwable failure) {
    assertThat(Problems.of(failure, Optional.empty()))
        .isEqualTo(
            Problem.of(ProblemType.INTERNAL_ERROR, "an unexpected error; it has been logged"));
    assertThat(log.lines()).containsExactly("SEVERE A request failed unexpectedly");
  }

  @Test
  void unexpectedFailure_inATrace_isLoggedWithIt() {
    Problems.of(new IllegalStateException("secret"), Optional.of(RecordedTracing.IDS));
    assertThat(log.lines())
        .containsExactly(
            "SEVERE A request failed unexpectedly,"
                + " trace_id=0af7651916cd43dd8448eb211c80319c span_id=b7ad6b7169203331");
  }

  @Test
  void internalError_hasStatus500() {
    assertThat(Problems.internalError().status()).isEqualTo(500);
  }
}
