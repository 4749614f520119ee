package dev.irisops.bench;

import dev.irisops.bench.Harness.LoadResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures {@code /predict} against another version of the service. */
final class Before {
  private static final String NOW = "/predict";
  private static final String BEFORE = "/predict of the version before";

  private Before() {}

  /** Runs the benchmark; returns nothing without a jar of the other version. */
  static List<Measurement> measure(Harness harness, Liberty liberty, Optional<Path> jar) {
    return jar.map(other -> measure(harness, liberty, harness.liberty(other))).orElse(List.of());
  }

  private static List<Measurement> measure(Harness harness, Liberty liberty, Liberty other) {
    try (Server now = liberty.start(liberty.service());
        Server before = other.start(other.service())) {
      harness.warmUp(harness.predict(now));
      harness.warmUp(harness.predict(before));
      Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();
      benchmarks.put(NOW, () -> harness.load(now, harness.predict(now)));
      benchmarks.put(BEFORE, () -> harness.load(before, harness.predict(before)));
      return measurements(InterleavedRuns.of(harness.settings().repeats(), benchmarks));
    }
  }

  private static List<Measurement> measurements(InterleavedRuns<LoadResult> runs) {
    return List.of(
        new Measurement(
            "`/predict` vs. the version before: throughput ratio",
            Target.atLeast(0.97),
            runs.ratio(NOW, BEFORE, LoadResult::perSecond)),
        new Measurement(
            "`/predict` vs. the version before: ratio of server CPU time",
            Target.atMost(1.03),
            runs.ratio(NOW, BEFORE, LoadResult::cpuMicros)));
  }
}
