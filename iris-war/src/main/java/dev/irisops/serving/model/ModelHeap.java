package dev.irisops.serving.model;

import dev.irisops.serving.prediction.ModelCard;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The share of the heap for models: the model that answers, a successor of the same size, and what
 * takes memory while that one is read. So a bundle that fits at a reload fits at the next start
 * too.
 *
 * @param heap the largest heap, in bytes
 * @param share the bytes of it for models
 * @param threads the number of threads that can predict at once, at least 1
 * @param optionFor returns the {@code -Xmx}, in bytes, with a share of so many bytes
 */
public record ModelHeap(long heap, long share, int threads, DoubleUnaryOperator optionFor) {
  /**
   * A card without {@code heap_bytes} is older than that key. A byte of {@code model.bin} becomes
   * 0.6 (J48) to 1.6 bytes (a forest) of objects.
   */
  private static final int OBJECTS_PER_FILE_BYTE = 2;

  /**
   * The tables of {@code ObjectInputStream} take up to 18 bytes for each object, of which the
   * smallest takes 16 bytes, and most take 40.
   */
  private static final int COPIES_WHILE_READING = 1;

  /** A byte of the card or of the golden rows becomes text, and objects for each value in it. */
  private static final int SHARE_PER_TEXT_BYTE = 8;

  /** Returns the bytes of the largest text that fits. */
  long maxText() {
    return share / SHARE_PER_TEXT_BYTE;
  }

  /**
   * Checks that the model of a bundle fits, before it is read.
   *
   * @param file the length of {@code model.bin}, in bytes
   * @throws InvalidBundleException if it does not
   */
  void expectRoom(ModelCard card, long file) {
    int copies = SharedClasses.hasClassifier(card.algorithm()) ? 1 : threads;
    expectRoom(card.heapBytes().orElse(OBJECTS_PER_FILE_BYTE * file), file, copies);
  }

  /**
   * Checks that the copies of a classifier fit.
   *
   * @param copy the bytes of the objects of one copy
   * @param file the length of {@code model.bin}, in bytes
   * @throws InvalidBundleException if they do not
   */
  void expectRoom(long copy, long file, int copies) {
    double needed = file + copy * (2.0 * copies + COPIES_WHILE_READING);
    if (needed > share) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "model.bin: needs %d MiB of heap, and a heap of %d MiB leaves %d MiB for models;"
                  + " -Xmx%dm would do",
              mebibytes(needed),
              mebibytes(heap),
              share >> 20,
              mebibytes(optionFor.applyAsDouble(needed))));
    }
  }

  /** Returns the most bytes that the objects of one copy may take. */
  long maxCopy(long file) {
    return Math.max(0, share - file) / (2 + COPIES_WHILE_READING);
  }

  /** Returns the refusal of a copy that takes more than {@link #maxCopy}. */
  InvalidBundleException tooLarge(Throwable cause) {
    return new InvalidBundleException(
        "model.bin: needs more than %1$d MiB of heap, and a heap of %2$d MiB leaves %1$d MiB for models"
            .formatted(share >> 20, mebibytes(heap)),
        cause);
  }

  private static long mebibytes(double bytes) {
    return (long) Math.ceil(bytes / (1 << 20));
  }
}
