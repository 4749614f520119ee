package dev.irisops.bench;

import java.util.List;

/**
 * What an open model measured.
 *
 * @param samples one a request, in any order, at least one
 * @param perSecond how many a second were to be sent
 */
record Latencies(List<Sample> samples, int perSecond) {
  /**
   * One request.
   *
   * @param number counts from 0
   * @param sentNanos when it was sent, since 1970
   * @param tookNanos from then to the end of the answer
   * @param status of the answer; 0 if there was none
   */
  record Sample(long number, long sentNanos, long tookNanos, int status) {}

  Latencies {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("samples: expected one or more, found none");
    }
  }

  /**
   * A percentile of the successful answers, in milliseconds from the moment at which each request
   * was <em>due</em>: a generator that lags must not hide what the service made it wait for.
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

  /** Successful answers a second, from the first request to the last answer. */
  double served() {
    long first = samples.stream().mapToLong(Sample::sentNanos).min().orElseThrow();
    long last = samples.stream().mapToLong(s -> s.sentNanos() + s.tookNanos()).max().orElseThrow();
    return samples.stream().filter(s -> s.status() == 200).count() / ((last - first) / 1e9);
  }

  /** Share of the requests that were answered with success, 0 to 1. */
  double success() {
    return samples.stream().filter(s -> s.status() == 200).count() / (double) samples.size();
  }
}
