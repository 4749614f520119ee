package dev.irisops.serving.model;

/** Heaps for models. */
final class Heaps {
  private Heaps() {}

  /** Returns a heap that has room for every model of the tests. */
  static ModelHeap ample(int threads) {
    return new ModelHeap(2L << 30, 1L << 30, threads, bytes -> bytes);
  }

  /**
   * Returns a heap of 512 MiB.
   *
   * @param share the bytes of it for models
   */
  static ModelHeap of(long share, int threads) {
    return new ModelHeap(512L << 20, share, threads, bytes -> 2 * bytes);
  }
}
