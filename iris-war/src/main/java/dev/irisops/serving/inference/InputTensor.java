package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * An input tensor of a request, whose elements fit its shape and its type.
 *
 * @param name the name of a feature, or any name if the tensor has all features
 * @param type the type of each element
 * @param shape its shape
 * @param elements its elements, as many as the shape says
 */
public record InputTensor(String name, Datatype type, Shape shape, Elements elements) {
  /**
   * @throws ProblemException if there are fewer or more elements than the shape says
   */
  public InputTensor {
    if (elements.size() != shape.size()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected %d elements, as its shape says, found %d"
              .formatted(name, shape.size(), elements.size()));
    }
  }

  /**
   * Returns a tensor whose elements were listed in JSON.
   *
   * @throws ProblemException if the elements do not fit the shape or the type
   */
  static InputTensor listed(String name, Datatype type, Shape shape, ListedElements elements) {
    boolean wrong = type == Datatype.BYTES ? elements.hasNumbers() : elements.hasTexts();
    if (wrong) {
      boolean isText = type != Datatype.BYTES;
      throw wrongType(
          "%s: expected %s for %s, found a %s"
              .formatted(name, isText ? "numbers" : "strings", type, isText ? "string" : "number"));
    }
    if (!elements.fits(shape)) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected data as %d lists of %d elements, as its shape says, or as one list"
              .formatted(name, shape.rows(), shape.columns()));
    }
    Optional<Double> other = elements.convertTo(type);
    if (other.isPresent()) {
      throw wrongType("%s: expected %s, found %s".formatted(name, type, other.get()));
    }
    return new InputTensor(name, type, shape, elements);
  }

  /**
   * Returns a tensor whose elements are binary.
   *
   * @param bytes the bytes of this tensor alone
   * @throws ProblemException if the elements do not fit the shape or the type
   */
  static InputTensor binary(String name, Datatype type, Shape shape, ByteBuffer bytes) {
    ByteBuffer buffer = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (type == Datatype.BYTES) {
      return new InputTensor(name, type, shape, BinaryTexts.of(name, buffer));
    } else if (buffer.capacity() != shape.size() * type.size()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected %d bytes, as its shape says, found %d"
              .formatted(name, shape.size() * type.size(), buffer.capacity()));
    }
    return new InputTensor(name, type, shape, new BinaryNumbers(type, buffer));
  }

  /** Passes the element of a row and column to a reader, as the value of a numeric feature. */
  void readNumber(RowReader reader, int feature, int row, int column) {
    double number = elements.number(row * shape.columns() + column);
    if (Double.isNaN(number)) {
      reader.acceptMissing(feature);
    } else {
      reader.accept(feature, number);
    }
  }

  /** Passes the element of a row to a reader, as a label. A number can be one too. */
  void readLabel(RowReader reader, NominalFeature feature, int index, int row) {
    if (type != Datatype.BYTES) {
      readNumberAsLabel(reader, feature, index, row);
      return;
    }
    Optional<String> text = elements.text(row);
    if (text.isPresent()) {
      reader.acceptLabel(index, feature.labelOfText(text.get()));
    } else {
      reader.acceptMissing(index);
    }
  }

  private void readNumberAsLabel(RowReader reader, NominalFeature feature, int index, int row) {
    double number = elements.number(row);
    if (Double.isNaN(number)) {
      reader.acceptMissing(index);
    } else {
      reader.acceptLabel(
          index, feature.labelOfNumber(type.literal(number)).orElseThrow(() -> noLabel(feature)));
    }
  }

  private ProblemException noLabel(NominalFeature feature) {
    return wrongType("%s: expected %s, found %s".formatted(name, feature.choice(), type));
  }

  private static ProblemException wrongType(String detail) {
    return new ProblemException(ProblemType.WRONG_TYPE, detail);
  }
}
