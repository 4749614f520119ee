package dev.irisops.serving.api;

import dev.irisops.serving.prediction.DeadlineExceededException;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.ModelUnavailableException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one place where an exception becomes a problem. */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());

  private Problems() {}

  /** What the caller is told of {@code failure}: never a class name, a path or a stack trace. */
  static Problem of(Throwable failure) {
    if (failure instanceof MalformedJsonException e) {
      return Problem.of(ProblemType.MALFORMED_JSON, e.getMessage());
    } else if (failure instanceof WrongTypeException e) {
      return Problem.of(
          ProblemType.WRONG_TYPE, e.getMessage(), e.value().map(List::of).orElse(List.of()));
    } else if (failure instanceof InvalidRowsException e) {
      return Problem.of(ProblemType.INVALID_VALUE, summary(e.values()), e.values());
    } else if (failure instanceof TooLargeException e) {
      return Problem.of(e.type(), e.getMessage());
    } else if (failure instanceof UnauthorizedException e) {
      return Problem.of(ProblemType.UNAUTHORIZED, e.getMessage());
    } else if (failure instanceof UnsupportedMediaTypeException e) {
      return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, e.getMessage());
    } else if (failure instanceof NotFoundException e) {
      return Problem.of(ProblemType.NOT_FOUND, e.getMessage());
    } else if (failure instanceof MethodNotAllowedException e) {
      return Problem.of(ProblemType.METHOD_NOT_ALLOWED, e.getMessage());
    } else if (failure instanceof IncompleteBodyException
        || failure instanceof InvalidHostException) {
      return Problem.of(ProblemType.BAD_REQUEST, failure.getMessage());
    } else if (failure instanceof ShuttingDownException e) {
      return Problem.of(ProblemType.SHUTTING_DOWN, e.getMessage());
    } else if (failure instanceof RequestTimeoutException e) {
      return Problem.of(ProblemType.REQUEST_TIMEOUT, e.getMessage());
    } else if (failure instanceof OverloadedException e) {
      return Problem.of(ProblemType.OVERLOADED, e.getMessage());
    } else if (failure instanceof DeadlineExceededException) {
      return Problem.of(
          ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later");
    } else if (failure instanceof ModelUnavailableException) {
      return Problem.of(ProblemType.NO_MODEL, "no model is loaded; try again later");
    }
    OutOfMemory.check(failure);
    LOG.log(Level.SEVERE, "A request failed unexpectedly", failure);
    return internalError();
  }

  static Problem internalError() {
    return Problem.of(ProblemType.INTERNAL_ERROR, "an unexpected error; it has been logged");
  }

  private static String summary(List<InvalidValue> values) {
    InvalidValue first = values.get(0);
    String where = first.row().isPresent() ? "row " + first.row().getAsInt() + ", " : "";
    String more = values.size() > 1 ? " (and " + (values.size() - 1) + " more)" : "";
    return where + first.field() + ": " + first.detail() + more;
  }
}
