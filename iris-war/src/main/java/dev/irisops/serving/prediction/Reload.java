package dev.irisops.serving.prediction;

import java.time.Instant;

/** The end of an attempt to replace the model. */
public sealed interface Reload {
  /** Returns when the attempt ended. */
  Instant time();

  /** Returns the label value of {@code model_reloads_total}: {@code success} or {@code failure}. */
  String result();

  /**
   * A new model took over.
   *
   * @param time when it took over
   * @param version the version of the new model
   */
  record Success(Instant time, String version) implements Reload {
    @Override
    public String result() {
      return "success";
    }
  }

  /**
   * The new bundle was refused, and nothing changed.
   *
   * @param time when it was refused
   * @param reason why, in one line
   */
  record Failure(Instant time, String reason) implements Reload {
    @Override
    public String result() {
      return "failure";
    }
  }
}
