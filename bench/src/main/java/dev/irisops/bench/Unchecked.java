package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs I/O without checked exceptions. */
final class Unchecked {
  private Unchecked() {}

  /** A supplier that may throw an {@link IOException}. */
  interface IoSupplier<T> {
    T get() throws IOException;
  }

  /** Returns the supplied value and wraps an {@link IOException} into an unchecked exception. */
  static <T> T io(IoSupplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
