package dev.irisops.serving.problem;

import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.tracing.TraceIds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns any failure into a problem. */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());

  private Problems() {}

  /**
   * Returns the problem of a failure. A failure that is neither a {@link ProblemException} nor a
   * {@link PredictionImpossibleException} is a defect: it is logged, and the caller learns no class
   * name, path or stack trace.
   *
   * @param trace the trace of the request, whose ids are logged too
   */
  public static Problem of(Throwable failure, Optional<TraceIds> trace) {
    if (failure instanceof ProblemException e) {
      return e.problem();
    } else if (failure instanceof PredictionImpossibleException e) {
      return Problem.of(ProblemType.PREDICTION_IMPOSSIBLE, detail(e));
    }
    LOG.log(
        Level.SEVERE,
        "A request failed unexpectedly" + trace.map(ids -> ", " + ids.text()).orElse(""),
        failure);
    return internalError();
  }

  /** Returns the problem of rows that do not fit the schema. */
  public static Problem invalid(InvalidRowsException failure) {
    List<InvalidValue> values = failure.values();
    InvalidValue first = values.get(0);
    String where = first.row().isPresent() ? "row " + first.row().getAsInt() + ", " : "";
    String more = values.size() > 1 ? " (and " + (values.size() - 1) + " more)" : "";
    return Problem.of(
        ProblemType.INVALID_VALUE,
        where + first.field().orElseThrow() + ": " + first.detail() + more,
        values);
  }

  /** Returns the problem of a row of a batch that the model cannot answer. */
  public static Problem impossible(Row row, PredictionImpossibleException failure) {
    OptionalInt position = OptionalInt.of(row.position());
    return Problem.of(
        ProblemType.PREDICTION_IMPOSSIBLE,
        "row " + row.position() + ": " + detail(failure),
        List.of(new InvalidValue(position, Optional.empty(), detail(failure))));
  }

  private static String detail(PredictionImpossibleException failure) {
    return "the model cannot answer this row: " + failure.getMessage();
  }

  /** Returns the problem of a defect of the service. */
  public static Problem internalError() {
    return Problem.of(ProblemType.INTERNAL_ERROR, "an unexpected error; it has been logged");
  }
}
