package dev.irisops.serving.inference;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Texts in the binary form of the protocol; an empty one is missing. */
final class BinaryTexts implements Elements {
  private final String tensor;
  private final ByteBuffer buffer;
  private final int[] starts;

  private BinaryTexts(String tensor, ByteBuffer buffer, int[] starts) {
    this.tensor = tensor;
    this.buffer = buffer;
    this.starts = starts;
  }

  /**
   * Finds the texts of a tensor.
   *
   * @param tensor its name
   * @param buffer little-endian, with the texts of this tensor alone
   * @throws ProblemException if a text ends beyond the buffer
   */
  static BinaryTexts of(String tensor, ByteBuffer buffer) {
    int[] starts = new int[buffer.capacity() / Integer.BYTES + 1]; // the last may be no length
    int count = 0;
    for (int at = 0; at < buffer.capacity(); count++) {
      starts[count] = at;
      long end = end(buffer, at);
      if (end > buffer.capacity()) {
        throw new ProblemException(
            ProblemType.BAD_REQUEST,
            "%s: element %d ends beyond the %d bytes of the tensor"
                .formatted(tensor, count, buffer.capacity()));
      }
      at = (int) end;
    }
    return new BinaryTexts(tensor, buffer, Arrays.copyOf(starts, count));
  }

  /** Returns where the text ends whose length is at {@code start}. */
  private static long end(ByteBuffer buffer, int start) {
    return buffer.capacity() - start < Integer.BYTES
        ? Long.MAX_VALUE
        : start + (long) Integer.BYTES + Integer.toUnsignedLong(buffer.getInt(start));
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public Optional<String> text(int index) {
    int start = starts[index] + Integer.BYTES;
    int length = buffer.getInt(starts[index]);
    return length == 0 ? Optional.empty() : Optional.of(decode(index, buffer.slice(start, length)));
  }

  private String decode(int index, ByteBuffer utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST, "%s: element %d is not UTF-8".formatted(tensor, index));
    }
  }
}
