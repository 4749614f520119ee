package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.DeadlineExceededException;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.ModelUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
  private static final InvalidValue FIRST = new InvalidValue(OptionalInt.of(3), "width", "missing");
  private static final InvalidValue SINGLE =
      new InvalidValue(OptionalInt.empty(), "ratio", "expected a number, found null");

  private final LogCapture log = new LogCapture(Problems.class.getName());

  @AfterEach
  void closeLog() {
    log.close();
  }

  static Stream<Arguments> expected() {
    return Stream.of(
        Arguments.of(
            new MalformedJsonException("the body is empty"),
            Problem.of(ProblemType.MALFORMED_JSON, "the body is empty")),
        Arguments.of(
            new WrongTypeException("expected an object, found null"),
            Problem.of(ProblemType.WRONG_TYPE, "expected an object, found null")),
        Arguments.of(
            new WrongTypeException(SINGLE),
            Problem.of(
                ProblemType.WRONG_TYPE, "ratio: expected a number, found null", List.of(SINGLE))),
        Arguments.of(
            new InvalidRowsException(List.of(SINGLE)),
            Problem.of(
                ProblemType.INVALID_VALUE,
                "ratio: expected a number, found null",
                List.of(SINGLE))),
        Arguments.of(
            new InvalidRowsException(List.of(FIRST, FIRST, FIRST)),
            Problem.of(
                ProblemType.INVALID_VALUE,
                "row 3, width: missing (and 2 more)",
                List.of(FIRST, FIRST, FIRST))),
        Arguments.of(
            TooLargeException.body(9),
            Problem.of(ProblemType.BODY_TOO_LARGE, "expected at most 9 bytes, found more")),
        Arguments.of(
            TooLargeException.batch(9),
            Problem.of(ProblemType.BATCH_TOO_LARGE, "expected at most 9 rows, found more")),
        Arguments.of(
            new UnauthorizedException(),
            Problem.of(
                ProblemType.UNAUTHORIZED, "the header X-API-Key is missing or names no known key")),
        Arguments.of(
            new RequestTimeoutException(),
            Problem.of(ProblemType.REQUEST_TIMEOUT, "the body did not come in time")),
        Arguments.of(
            new OverloadedException("too many"), Problem.of(ProblemType.OVERLOADED, "too many")),
        Arguments.of(
            new DeadlineExceededException(),
            Problem.of(
                ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later")),
        Arguments.of(
            new ModelUnavailableException("/secret/model.bin: no such file"),
            Problem.of(ProblemType.NO_MODEL, "no model is loaded; try again later")),
        Arguments.of(
            new NotFoundException(),
            Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path")),
        Arguments.of(
            new MethodNotAllowedException(Route.PREDICT),
            Problem.of(
                ProblemType.METHOD_NOT_ALLOWED, "this path does not take this method; see Allow")),
        Arguments.of(
            new UnsupportedMediaTypeException(),
            Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json")),
        Arguments.of(
            new InvalidHostException(),
            Problem.of(ProblemType.BAD_REQUEST, "the header Host names no host")),
        Arguments.of(
            new IncompleteBodyException(new IOException("secret")),
            Problem.of(ProblemType.BAD_REQUEST, "the body ends before its length")),
        Arguments.of(
            new ShuttingDownException(),
            Problem.of(ProblemType.SHUTTING_DOWN, "this instance is shutting down; ask another")));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void failure_thatIsExpected_hasItsProblemAndIsNotLogged(Throwable failure, Problem problem) {
    assertThat(Problems.of(failure)).isEqualTo(problem);
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
  void failure_thatIsUnexpected_showsNothingAndIsLogged(Throwable failure) {
    assertThat(Problems.of(failure))
        .isEqualTo(
            Problem.of(ProblemType.INTERNAL_ERROR, "an unexpected error; it has been logged"));
    assertThat(log.lines()).containsExactly("SEVERE A request failed unexpectedly");
  }

  @Test
  void internalError_hasStatus500() {
    assertThat(Problems.internalError().status()).isEqualTo(500);
  }
}
