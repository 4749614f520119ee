package dev.irisops.bench;

/**
 * A sample of the state of the service in a soak test.
 *
 * @param minute time since the start, in minutes
 * @param usage resource usage of the process
 * @param heapBytes heap in use, including garbage, in bytes
 * @param counts responses so far
 */
record SoakSample(double minute, ResourceUsage usage, double heapBytes, Counts counts) {
  /**
   * Responses to the clients so far.
   *
   * @param predictions successful predictions
   * @param expectedErrors invalid requests with the expected error status
   * @param aborted requests that the client aborted on purpose
   * @param wrong responses with an unexpected status, and connection failures
   * @param scrapes successful scrapes
   */
  record Counts(long predictions, long expectedErrors, long aborted, long wrong, long scrapes) {}

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
