package dev.irisops.bench;

/**
 * The state of the service at a moment of a soak.
 *
 * @param minute since the start
 * @param heapBytes of the heap that are in use, garbage included
 */
record SoakSample(double minute, Usage usage, double heapBytes, Counts counts) {
  /**
   * What clients have seen so far.
   *
   * @param good right predictions
   * @param refused bad requests that were answered with the error they deserve
   * @param gone clients that left before their answer, on purpose
   * @param wrong answers of another status than the request deserved, and connections that broke
   * @param scrapes of the metrics
   */
  record Counts(long good, long refused, long gone, long wrong, long scrapes) {}

  double residentMegabytes() {
    return usage.residentBytes() / 1e6;
  }

  double heapMegabytes() {
    return heapBytes / 1e6;
  }

  @Override
  public String toString() {
    return "minute %.1f: %.0f MB resident, %.0f MB heap, %d threads, %d file descriptors, %s"
        .formatted(
            minute,
            residentMegabytes(),
            heapMegabytes(),
            usage.threads(),
            usage.fileDescriptors(),
            counts);
  }
}
