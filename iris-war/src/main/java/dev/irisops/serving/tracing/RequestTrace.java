package dev.irisops.serving.tracing;

import java.util.Optional;

/**
 * The trace of one request. Its steps follow each other: a step ends the one before. Beginning the
 * present step again changes nothing.
 */
public interface RequestTrace {
  /** The trace of a request that belongs to none. */
  RequestTrace NONE = Optional::empty;

  /** Returns where the request is found in its trace; empty if it belongs to none. */
  Optional<TraceIds> ids();

  /** Begins to read the body. */
  default void reading() {}

  /** Begins to parse the body. */
  default void parsing() {}

  /**
   * Begins to predict.
   *
   * @param model the name of the model
   * @param version its version
   * @param rows how many rows it is asked for
   */
  default void predicting(String model, String version, int rows) {}

  /** Begins to write the answer. */
  default void writing() {}

  /**
   * Records that the request failed in the present step.
   *
   * @param problem the slug of the problem
   * @param status the status that it is answered with
   */
  default void failed(String problem, int status) {}

  /**
   * Ends the trace, when the answer is complete.
   *
   * @param status the status of the answer
   */
  default void answered(int status) {}
}
