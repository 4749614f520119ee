package dev.irisops.bench;

import dev.irisops.bench.Harness.LoadResult;
import dev.irisops.bench.baseline.BaselineWar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures the maximum throughput of the service, of do-nothing endpoints and of FastAPI. */
final class Throughput {
  private static final String PREDICT = "/predict";
  private static final String SERVLET = "do-nothing servlet";
  private static final String NO_METRICS = "metrics off";
  private static final String NO_ACCESS_LOG = "access log off";
  private static final String FASTAPI = "FastAPI";

  private final Harness harness;
  private final Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();

  private Throughput(Harness harness) {
    this.harness = harness;
  }

  static List<Measurement> measure(
      Harness harness,
      Server service,
      Server noMetrics,
      Server noAccessLog,
      Optional<Server> fastApi) {
    Throughput throughput = new Throughput(harness);
    Request predict = harness.predict(service);
    throughput.add(PREDICT, service, predict);
    throughput.add(SERVLET, service, at(predict, service, "/servlet"));
    throughput.add(NO_METRICS, noMetrics, harness.predict(noMetrics));
    throughput.add(NO_ACCESS_LOG, noAccessLog, harness.predict(noAccessLog));
    fastApi.ifPresent(server -> throughput.add(FASTAPI, server, harness.predict(server)));
    for (Server server : List.of(noMetrics, noAccessLog)) { // as often as the service itself
      harness.warmUp(harness.predict(server));
      harness.warmUp(harness.predict(server));
    }
    return measurements(InterleavedRuns.of(harness.settings().repeats(), throughput.benchmarks));
  }

  private static Request at(Request predict, Server service, String path) {
    return new Request(service.api().resolve(BaselineWar.CONTEXT_ROOT + path), predict.body());
  }

  private void add(String name, Server server, Request request) {
    harness.warmUp(request);
    benchmarks.put(name, () -> harness.load(server, request));
  }

  private static List<Measurement> measurements(InterleavedRuns<LoadResult> runs) {
    return List.of(
        new Measurement("`/predict`: requests per second", Target.NONE, perSecond(runs, PREDICT)),
        ratio(runs, SERVLET, Target.atLeast(0.9)),
        ratio(runs, NO_METRICS, Target.atLeast(0.95)),
        ratio(runs, NO_ACCESS_LOG, Target.NONE),
        ratio(runs, FASTAPI, Target.atLeast(2)),
        cpu(runs, PREDICT),
        cpu(runs, SERVLET),
        cpu(runs, NO_METRICS),
        cpu(runs, NO_ACCESS_LOG),
        cpu(runs, FASTAPI));
  }

  private static double perSecond(InterleavedRuns<LoadResult> runs, String name) {
    return runs.median(name, LoadResult::perSecond);
  }

  private static Measurement ratio(InterleavedRuns<LoadResult> runs, String other, Target target) {
    return new Measurement(
        "`/predict` vs. " + other + ": throughput ratio",
        target,
        runs.ratio(PREDICT, other, LoadResult::perSecond));
  }

  private static Measurement cpu(InterleavedRuns<LoadResult> runs, String name) {
    return new Measurement(
        (name.equals(PREDICT) ? "`/predict`" : name) + ": server CPU time per request, µs",
        Target.NONE,
        runs.median(name, LoadResult::cpuMicros));
  }
}
