package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the rows of input tensors: one tensor a feature, or one tensor with all features. */
final class TensorRows {
  private final Schema schema;

  private TensorRows(Schema schema) {
    this.schema = schema;
  }

  /**
   * Returns the rows of the tensors of a request.
   *
   * @throws ProblemException if the tensors do not fit together or to the features
   * @throws InvalidRowsException if a tensor is missing or unknown, or a value does not fit
   */
  static List<Row> of(List<InputTensor> tensors, Schema schema) {
    TensorRows rows = new TensorRows(schema);
    return rows.isMatrix(tensors) ? rows.ofMatrix(tensors.get(0)) : rows.ofColumns(tensors);
  }

  /** A single tensor has all features if it has their number of columns, whatever its name. */
  private boolean isMatrix(List<InputTensor> tensors) {
    int features = schema.features().size();
    return tensors.size() == 1
        && tensors.get(0).shape().columns() == features
        && (features > 1 || schema.indexOf(tensors.get(0).name()).isEmpty())
        && schema.features().stream().allMatch(NumericFeature.class::isInstance);
  }

  private List<Row> ofMatrix(InputTensor matrix) {
    expectNumbers(matrix);
    RowReader reader = RowReader.ofBatch(schema);
    for (int row = 0; row < matrix.shape().rows(); row++) {
      for (int i = 0; i < schema.features().size(); i++) {
        matrix.readNumber(reader, i, row, i);
      }
      reader.finishRow();
    }
    return reader.rows();
  }

  private List<Row> ofColumns(List<InputTensor> tensors) {
    InputTensor[] columns = columns(tensors);
    RowReader reader = RowReader.ofBatch(schema);
    for (int row = 0; row < tensors.get(0).shape().rows(); row++) {
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] != null) {
          read(reader, columns[i], i, row);
        }
      }
      reader.finishRow();
    }
    return reader.rows();
  }

  private void read(RowReader reader, InputTensor column, int index, int row) {
    if (schema.features().get(index) instanceof NominalFeature nominal) {
      column.readLabel(reader, nominal, index, row);
    } else {
      column.readNumber(reader, index, row, 0);
    }
  }

  /** Returns the tensor of each feature; null if there is none, and none is needed. */
  private InputTensor[] columns(List<InputTensor> tensors) {
    InputTensor[] columns = new InputTensor[schema.features().size()];
    List<InvalidValue> invalid = new ArrayList<>();
    for (InputTensor tensor : tensors) {
      OptionalInt index = schema.indexOf(tensor.name());
      if (index.isPresent()) {
        columns[index.getAsInt()] = checked(tensor, tensors.get(0), index.getAsInt());
      } else {
        invalid.add(invalid(tensor.name(), "unknown feature"));
      }
    }
    for (int i = 0; i < columns.length; i++) {
      Feature feature = schema.features().get(i);
      if (columns[i] == null && !feature.nullable()) {
        invalid.add(invalid(feature.name(), "missing"));
      }
    }
    if (!invalid.isEmpty()) {
      throw new InvalidRowsException(invalid);
    }
    return columns;
  }

  private static InvalidValue invalid(String field, String detail) {
    return new InvalidValue(OptionalInt.empty(), field, detail);
  }

  private InputTensor checked(InputTensor tensor, InputTensor first, int index) {
    if (tensor.shape().columns() != 1) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected the shape [n] or [n,1], found [%d,%d]"
              .formatted(tensor.name(), tensor.shape().rows(), tensor.shape().columns()));
    } else if (tensor.shape().rows() != first.shape().rows()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected %d rows, as %s has, found %d"
              .formatted(tensor.name(), first.shape().rows(), first.name(), tensor.shape().rows()));
    } else if (schema.features().get(index) instanceof NumericFeature) {
      expectNumbers(tensor);
    }
    return tensor;
  }

  private static void expectNumbers(InputTensor tensor) {
    if (tensor.type() == Datatype.BYTES) {
      throw new ProblemException(
          ProblemType.WRONG_TYPE,
          "%s: expected %s, found BYTES".formatted(tensor.name(), Datatype.NUMBERS));
    }
  }
}
