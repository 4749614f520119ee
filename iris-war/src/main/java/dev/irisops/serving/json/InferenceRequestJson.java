package dev.irisops.serving.json;

import dev.irisops.serving.inference.BinaryPart;
import dev.irisops.serving.inference.DeclaredInput;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.inference.InputTensor;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Reads requests of the Open Inference Protocol V2. */
public final class InferenceRequestJson {
  private InferenceRequestJson() {}

  /**
   * Reads {@code {"inputs":[{"name":…,"shape":[…],"datatype":…,"data":[…]}]}}, where a tensor may
   * have its elements in the binary part instead of {@code data}.
   *
   * @param text the JSON
   * @param binary what follows it
   * @param maxRows the most rows of a request
   * @throws ProblemException if the text is not JSON, something in it has the wrong type, or a
   *     tensor and its elements do not fit together
   */
  public static InferenceRequest read(String text, BinaryPart binary, Schema schema, int maxRows) {
    int features = schema.features().size();
    int maxElements = (int) Math.min(Integer.MAX_VALUE, (long) maxRows * features);
    InferenceParser parsed =
        StrictParser.parse(text, json -> new InferenceParser(json, features, maxElements).read());
    List<InputTensor> inputs = new ArrayList<>(parsed.inputs().size());
    for (DeclaredInput input : parsed.inputs()) {
      inputs.add(input.tensor(binary, maxRows, features));
    }
    binary.expectEnd();
    return new InferenceRequest(parsed.id(), inputs, parsed.outputs(), parsed.isBinaryOutput());
  }
}
