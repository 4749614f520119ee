package dev.irisops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures latencies at a fixed rate of 1,000 requests per second. */
final class Latency {
  private static final int PER_SECOND = 1_000;
  private static final String PREDICT = "/predict at 1,000 requests per second";
  private static final String FASTAPI = "FastAPI at 1,000 requests per second";

  private Latency() {}

  static List<Measurement> measure(Harness harness, Server service, Optional<Server> fastApi) {
    Map<String, Supplier<LatencySamples>> benchmarks = new LinkedHashMap<>();
    benchmarks.put(PREDICT, () -> run(harness, service));
    fastApi.ifPresent(server -> benchmarks.put(FASTAPI, () -> run(harness, server)));
    InterleavedRuns<LatencySamples> runs =
        InterleavedRuns.of(harness.settings().repeats(), benchmarks);
    return List.of(
        new Measurement(
            "`/predict` at 1,000 requests per second: p50, ms",
            Target.NONE,
            runs.median(PREDICT, samples -> samples.percentile(50))),
        new Measurement(
            "`/predict` at 1,000 requests per second: p99, ms",
            Target.atMost(5),
            runs.median(PREDICT, Latency::p99)),
        new Measurement(
            "FastAPI vs. `/predict` at 1,000 requests per second: p99 ratio",
            Target.atLeast(2),
            runs.ratio(FASTAPI, PREDICT, Latency::p99)),
        new Measurement(
            "FastAPI at 1,000 requests per second: answered within 10 s, share",
            Target.NONE,
            runs.median(FASTAPI, LatencySamples::successShare)));
  }

  private static double p99(LatencySamples samples) {
    return samples.percentile(99);
  }

  private static LatencySamples run(Harness harness, Server server) {
    return harness.vegeta().run(harness.predict(server), PER_SECOND, harness.settings().duration());
  }
}
