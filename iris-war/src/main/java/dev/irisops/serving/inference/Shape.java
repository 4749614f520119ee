package dev.irisops.serving.inference;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.Arrays;

/**
 * The shape of an input tensor.
 *
 * @param rows the first dimension: the rows of the request
 * @param columns the second dimension; 1 without one
 */
record Shape(int rows, int columns) {
  /**
   * Returns the shape with these dimensions.
   *
   * @param tensor the name of the tensor
   * @param maxRows the most rows of a request
   * @param maxColumns the most features of a row
   * @throws ProblemException if there are more rows, or the shape is none of {@code [n]}, {@code
   *     [n,1]} and {@code [n,features]}
   */
  static Shape of(String tensor, long[] dimensions, int maxRows, int maxColumns) {
    long columns = dimensions.length == 2 ? dimensions[1] : 1;
    if (dimensions.length < 1 || dimensions.length > 2 || columns < 1 || columns > maxColumns) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected the shape [n], [n,1] or [n,%d], found %s"
              .formatted(tensor, maxColumns, Arrays.toString(dimensions).replace(" ", "")));
    } else if (dimensions[0] > maxRows) {
      throw new ProblemException(
          ProblemType.BATCH_TOO_LARGE, "expected at most " + maxRows + " rows, found more");
    }
    return new Shape((int) dimensions[0], (int) columns);
  }

  /** Returns the number of elements. */
  long size() {
    return (long) rows * columns;
  }
}
