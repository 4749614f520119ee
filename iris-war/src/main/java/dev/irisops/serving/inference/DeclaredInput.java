package dev.irisops.serving.inference;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input tensor as the JSON of a request declares it. Its elements are in the JSON, or in the
 * binary part of the body.
 *
 * @param name the name of a feature, or any name if the tensor has all features
 * @param datatype the name of the type of its elements
 * @param dimensions its shape, each at least 0
 * @param listed the elements in the JSON
 * @param binarySize how many bytes the elements take in the binary part, at least 0
 */
public record DeclaredInput(
    String name,
    String datatype,
    long[] dimensions,
    Optional<ListedElements> listed,
    OptionalLong binarySize) {
  /**
   * Returns the tensor with its elements.
   *
   * @param binary the binary part, at the elements of this tensor if it has any there
   * @param maxRows the most rows of a request
   * @param maxColumns the most features of a row
   * @throws ProblemException if the type is unknown, the shape cannot be one, or the elements fit
   *     neither
   */
  public InputTensor tensor(BinaryPart binary, int maxRows, int maxColumns) {
    Datatype type = Datatype.of(datatype).orElseThrow(this::unknownType);
    if (listed.isPresent() == binarySize.isPresent()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST, name + ": expected either data or binary_data_size");
    }
    Shape shape = Shape.of(name, dimensions, maxRows, maxColumns);
    return listed.isPresent()
        ? InputTensor.listed(name, type, shape, listed.get())
        : InputTensor.binary(name, type, shape, binary.take(name, binarySize.getAsLong()));
  }

  private ProblemException unknownType() {
    return new ProblemException(
        ProblemType.WRONG_TYPE,
        "%s: expected %s, found %s".formatted(name, Datatype.CHOICE, datatype));
  }
}
