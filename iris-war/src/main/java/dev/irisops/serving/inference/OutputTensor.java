package dev.irisops.serving.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An output tensor of an answer.
 *
 * @param name the name of an output of the model
 * @param type the type of each element
 * @param shape the rows, and the elements of a row if there is a second dimension
 * @param elements as many as the shape says
 * @param binary true if the elements are binary
 */
public record OutputTensor(
    String name, Datatype type, List<Integer> shape, Elements elements, boolean binary) {
  /** Returns true if the elements are texts, false if they are numbers. */
  public boolean isText() {
    return type == Datatype.BYTES;
  }

  /** Returns the elements in the binary form of the protocol. */
  public byte[] bytes() {
    return isText() ? texts() : numbers();
  }

  private byte[] numbers() {
    ByteBuffer buffer =
        ByteBuffer.allocate(elements.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements.size(); i++) {
      buffer.putDouble(elements.number(i));
    }
    return buffer.array();
  }

  private byte[] texts() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < elements.size(); i++) {
      byte[] text = elements.text(i).orElseThrow().getBytes(StandardCharsets.UTF_8);
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        bytes.write(text.length >> shift); // the lowest byte first
      }
      bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }
}
