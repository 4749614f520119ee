package dev.irisops.bench;

import dev.irisops.bench.Liberty.Variant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures how much of its load a service answers that gets it as soon as it is ready. */
final class ColdStart {
  private static final int PER_SECOND = 300;
  private static final Duration DURATION = Duration.ofSeconds(5);
  private static final String WARM = "from readiness at 300 requests per second";
  private static final String COLD = WARM + ", without the warm-up";

  private ColdStart() {}

  static List<Measurement> measure(Harness harness, Liberty liberty) {
    Map<String, Supplier<LatencySamples>> benchmarks = new LinkedHashMap<>();
    benchmarks.put(WARM, () -> run(harness, liberty, liberty.service()));
    benchmarks.put(COLD, () -> run(harness, liberty, liberty.service().withoutWarmUp()));
    InterleavedRuns<LatencySamples> runs =
        InterleavedRuns.of(harness.settings().repeats(), benchmarks);
    return List.of(
        share(runs, WARM, Target.atLeast(1)),
        latency(runs, WARM),
        share(runs, COLD, Target.NONE),
        latency(runs, COLD));
  }

  private static LatencySamples run(Harness harness, Liberty liberty, Variant variant) {
    try (Server server = liberty.start(variant)) {
      return harness.vegeta().run(harness.predict(server), PER_SECOND, DURATION);
    }
  }

  private static Measurement share(
      InterleavedRuns<LatencySamples> runs, String name, Target target) {
    return new Measurement(
        name + ": successful responses, share",
        target,
        runs.median(name, LatencySamples::successShare));
  }

  private static Measurement latency(InterleavedRuns<LatencySamples> runs, String name) {
    return new Measurement(
        name + ": p99 of successful responses, ms",
        Target.NONE,
        runs.median(name, samples -> samples.percentile(99)));
  }
}
