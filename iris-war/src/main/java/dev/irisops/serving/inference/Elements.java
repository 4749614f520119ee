package dev.irisops.serving.inference;

import java.util.Optional;

/** The elements of a tensor in row-major order: numbers, or texts. */
public interface Elements {
  /** Returns how many there are. */
  int size();

  /**
   * Returns the number at {@code index}; NaN if it is missing.
   *
   * @throws UnsupportedOperationException if the elements are texts
   */
  default double number(int index) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the text at {@code index}; empty if it is missing.
   *
   * @throws UnsupportedOperationException if the elements are numbers
   */
  default Optional<String> text(int index) {
    throw new UnsupportedOperationException();
  }
}
