package dev.irisops.serving.inference;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An output tensor as a caller asks for it.
 *
 * @param name the name of an output of the model
 * @param binary true if it is to be binary, false if not; empty if the request decides
 * @param classification how many of the likeliest classes are to be named, at least 1; empty for
 *     the output itself
 */
public record RequestedOutput(String name, Optional<Boolean> binary, OptionalInt classification) {
  /**
   * @throws ProblemException if {@code classification} is less than 1
   */
  public RequestedOutput {
    if (classification.isPresent() && classification.getAsInt() < 1) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected a classification of 1 or more, found %d"
              .formatted(name, classification.getAsInt()));
    }
  }
}
