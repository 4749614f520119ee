package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.DeadlineExceededException;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.ModelUnavailableException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ServerErrorException;
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
            new NotFoundException("/secret", new FakeResponse(404)),
            Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path")),
        Arguments.of(
            new NotAllowedException("secret", new FakeResponse(405)),
            Problem.of(
                ProblemType.METHOD_NOT_ALLOWED, "this path does not take this method; see Allow")),
        Arguments.of(
            new NotSupportedException("secret", new FakeResponse(415)),
            Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json")),
        Arguments.of(
            new ClientErrorException("secret", new FakeResponse(406)),
            new Problem(ProblemType.BAD_REQUEST, 406, "the request cannot be answered", List.of())),
        Arguments.of(
            new ServerErrorException("secret", new FakeResponse(501)),
            new Problem(
                ProblemType.INTERNAL_ERROR, 501, "the request cannot be answered", List.of())));
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
