package dev.irisops.training.limits;

import java.util.Optional;

/** The heap that the service needs for its models, of which it refuses those that do not fit. */
public final class ServiceHeap {
  /** Share for models of a heap of 512 MiB, which the image has with a memory limit of 1 GiB. */
  private static final long DEFAULT_SHARE = 112L << 20;

  /** The model, its successor of the same size, and the tables of the stream that reads it. */
  private static final int COPIES = 3;

  private ServiceHeap() {}

  /**
   * Returns a note about a model for which the default heap is too small; empty if that is enough.
   *
   * @param fileBytes length of {@code model.bin}
   * @param copyBytes heap that one loaded copy takes, in bytes
   */
  public static Optional<String> note(long fileBytes, long copyBytes) {
    long needed = fileBytes + COPIES * copyBytes;
    return needed > DEFAULT_SHARE
        ? Optional.of(
            "the service needs at least %d MiB of heap for this model; its default heap of 512 MiB has %d MiB for models, so give it more memory"
                .formatted(mebibytes(needed), mebibytes(DEFAULT_SHARE)))
        : Optional.empty();
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
