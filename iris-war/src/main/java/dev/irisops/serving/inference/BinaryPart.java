package dev.irisops.serving.inference;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.nio.ByteBuffer;

/** The bytes after the JSON of a request: the elements of its binary tensors, one after another. */
public final class BinaryPart {
  private final ByteBuffer rest;

  /**
   * @param bytes what follows the JSON
   */
  public BinaryPart(ByteBuffer bytes) {
    this.rest = bytes.slice();
  }

  /**
   * Returns the elements of the next tensor.
   *
   * @param tensor its name
   * @param size how many bytes they take
   * @throws ProblemException if there are fewer
   */
  ByteBuffer take(String tensor, long size) {
    if (size > rest.remaining()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected %d bytes after the JSON, found %d"
              .formatted(tensor, size, rest.remaining()));
    }
    ByteBuffer elements = rest.slice(rest.position(), (int) size);
    rest.position(rest.position() + (int) size);
    return elements;
  }

  /**
   * Checks that all bytes were taken.
   *
   * @throws ProblemException if some were not
   */
  public void expectEnd() {
    if (rest.hasRemaining()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "expected the end of the body after the last tensor, found %d more bytes"
              .formatted(rest.remaining()));
    }
  }
}
