package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * A request for predictions.
 *
 * @param id the caller's name for the request, which comes back
 * @param inputs the input tensors, at least one
 * @param outputs the outputs to answer with; all outputs of the model if empty
 * @param binary true if outputs are binary unless they say otherwise
 */
public record InferenceRequest(
    Optional<String> id, List<InputTensor> inputs, List<RequestedOutput> outputs, boolean binary) {
  /** The longest id, as that of a row. */
  public static final int MAX_ID_LENGTH = 256;

  /**
   * Returns the rows of the input tensors.
   *
   * @throws ProblemException if the tensors do not fit together or to the features
   * @throws InvalidRowsException if a tensor is missing or unknown, or a value does not fit
   */
  public List<Row> rows(Schema schema) {
    return TensorRows.of(inputs, schema);
  }

  /** Returns what the caller asks for, before there are answers. */
  public OutputSelection selection(Schema schema) {
    return OutputSelection.of(this, schema);
  }
}
