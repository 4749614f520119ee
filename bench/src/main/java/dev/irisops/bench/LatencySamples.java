package dev.irisops.bench;

import java.util.List;

/**
 * The latencies that an open-model load generator measured.
 *
 * @param samples one sample per request, in any order, at least 1
 * @param perSecond intended rate, in requests per second
 */
record LatencySamples(List<Sample> samples, int perSecond) {
  /**
   * A request and its response.
   *
   * @param number sequence number, from 0
   * @param sentNanos send time, in nanoseconds since 1970
   * @param tookNanos time from sending to the end of the response, in nanoseconds
   * @param status status of the response; 0 if there was no response
   */
  record Sample(long number, long sentNanos, long tookNanos, int status) {}

  LatencySamples {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("samples: expected one or more, found none");
    }
  }

  /**
   * Returns a percentile of the latencies of successful responses, in milliseconds. A latency
   * counts from the intended send time of the request, to avoid coordinated omission.
   */
  double percentile(double percent) {
    long period = 1_000_000_000L / perSecond;
    long start =
        samples.stream().mapToLong(s -> s.sentNanos() - s.number() * period).min().orElseThrow();
    return Stats.percentile(
        samples.stream()
            .filter(s -> s.status() == 200)
            .mapToDouble(s -> (s.sentNanos() + s.tookNanos() - start - s.number() * period) / 1e6),
        percent);
  }

  /** Returns the successful responses per second, from the first request to the last response. */
  double successfulPerSecond() {
    long first = samples.stream().mapToLong(Sample::sentNanos).min().orElseThrow();
    long last = samples.stream().mapToLong(s -> s.sentNanos() + s.tookNanos()).max().orElseThrow();
    return samples.stream().filter(s -> s.status() == 200).count() / ((last - first) / 1e9);
  }

  /** Returns the share of successful requests, in 0..1. */
  double successShare() {
    return samples.stream().filter(s -> s.status() == 200).count() / (double) samples.size();
  }
}
