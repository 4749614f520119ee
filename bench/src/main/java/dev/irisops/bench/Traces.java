package dev.irisops.bench;

import dev.irisops.bench.Harness.LoadResult;
import dev.irisops.bench.Liberty.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures {@code /predict} with traces, against the service without. */
final class Traces {
  private static final String OFF = "/predict";
  private static final String SOME = "traces of 1 % of the requests";
  private static final String ALL = "traces of all requests";

  private Traces() {}

  /**
   * Runs the benchmarks.
   *
   * @throws IllegalStateException if no trace arrives
   */
  static List<Measurement> measure(Harness harness, Liberty liberty) {
    try (Collector collector = new Collector();
        Server off = liberty.start(liberty.service());
        Server some = liberty.start(traced(liberty, "some-traces", collector, "0.01"));
        Server all = liberty.start(traced(liberty, "all-traces", collector, "1"))) {
      Map<String, Server> servers = new LinkedHashMap<>();
      servers.put(OFF, off);
      servers.put(SOME, some);
      servers.put(ALL, all);
      List<Measurement> measurements = measure(harness, servers);
      if (collector.bytes() == 0) {
        throw new IllegalStateException("no trace has arrived");
      }
      return measurements;
    }
  }

  private static Variant traced(Liberty liberty, String name, Collector collector, String ratio) {
    return liberty.service(
        name,
        Map.of(
            "OTEL_TRACES_EXPORTER", "otlp",
            "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
            "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
            "OTEL_TRACES_SAMPLER_ARG", ratio));
  }

  private static List<Measurement> measure(Harness harness, Map<String, Server> servers) {
    Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();
    servers.forEach(
        (name, server) -> {
          harness.warmUp(harness.predict(server));
          benchmarks.put(name, () -> harness.load(server, harness.predict(server)));
        });
    InterleavedRuns<LoadResult> runs = InterleavedRuns.of(harness.settings().repeats(), benchmarks);
    return List.of(
        throughput(runs, SOME, Target.atLeast(0.97)),
        cpu(runs, SOME, Target.atMost(1.03)),
        throughput(runs, ALL, Target.NONE),
        cpu(runs, ALL, Target.NONE));
  }

  private static Measurement throughput(
      InterleavedRuns<LoadResult> runs, String name, Target target) {
    return new Measurement(
        name + " vs. none: throughput ratio", target, runs.ratio(name, OFF, LoadResult::perSecond));
  }

  private static Measurement cpu(InterleavedRuns<LoadResult> runs, String name, Target target) {
    return new Measurement(
        name + " vs. none: ratio of server CPU time",
        target,
        runs.ratio(name, OFF, LoadResult::cpuMicros));
  }
}
