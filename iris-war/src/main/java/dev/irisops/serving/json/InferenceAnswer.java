package dev.irisops.serving.json;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * An answer of the Open Inference Protocol V2.
 *
 * @param json the JSON
 * @param binary the elements of each binary tensor, which follow the JSON in this order; empty if
 *     the answer is JSON alone
 */
public record InferenceAnswer(byte[] json, List<byte[]> binary) {
  /** Returns the whole body. */
  public byte[] body() {
    if (binary.isEmpty()) {
      return json;
    }
    int length = json.length + binary.stream().mapToInt(elements -> elements.length).sum();
    ByteBuffer body = ByteBuffer.allocate(length).put(json);
    binary.forEach(body::put);
    return body.array();
  }
}
