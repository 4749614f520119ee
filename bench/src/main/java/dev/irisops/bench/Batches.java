package dev.irisops.bench;

import dev.irisops.bench.Harness.LoadResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures the throughput and CPU time per row of batches of several sizes. */
final class Batches {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final String PREDICT = "/predict";

  private Batches() {}

  static List<Measurement> measure(Harness harness, Server service) {
    Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();
    benchmarks.put(PREDICT, () -> harness.load(service, harness.predict(service)));
    for (int size : SIZES) {
      Request batch = harness.batch(service, size);
      harness.warmUp(batch);
      benchmarks.put(name(size), () -> perRow(harness.load(service, batch), size));
    }
    return measurements(InterleavedRuns.of(harness.settings().repeats(), benchmarks));
  }

  private static String name(int size) {
    return "batches of %,d".formatted(size);
  }

  private static LoadResult perRow(LoadResult requests, int size) {
    return new LoadResult(requests.perSecond() * size, requests.cpuMicros() / size);
  }

  private static List<Measurement> measurements(InterleavedRuns<LoadResult> runs) {
    return List.of(
        new Measurement(
            "batches of 1,000: rows per second",
            Target.NONE,
            runs.median(name(1_000), LoadResult::perSecond)),
        new Measurement(
            "batches of 1,000 vs. `/predict`: ratio of rows to requests per second",
            Target.atLeast(30),
            runs.ratio(name(1_000), PREDICT, LoadResult::perSecond)),
        new Measurement(
            "batches of 10,000 vs. 100: ratio of server CPU time per row",
            Target.atMost(1.2),
            runs.ratio(name(10_000), name(100), LoadResult::cpuMicros)),
        new Measurement(
            "batches of 1,000: server CPU time per row, µs",
            Target.NONE,
            runs.median(name(1_000), LoadResult::cpuMicros)));
  }
}
