package dev.irisops.serving.inference;

import java.nio.ByteBuffer;

/**
 * Numbers in the binary form of the protocol.
 *
 * @param type the type of each
 * @param buffer little-endian, with these numbers alone
 */
record BinaryNumbers(Datatype type, ByteBuffer buffer) implements Elements {
  @Override
  public int size() {
    return buffer.capacity() / type.size();
  }

  @Override
  public double number(int index) {
    return type.number(buffer, index);
  }
}
