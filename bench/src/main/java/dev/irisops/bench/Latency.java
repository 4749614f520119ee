package dev.irisops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How long an answer takes at 1,000 requests a second, which come whether or not it keeps up. */
final class Latency {
  private static final int PER_SECOND = 1_000;
  private static final String PREDICT = "/predict at 1,000 a second";
  private static final String FASTAPI = "FastAPI at 1,000 a second";

  private Latency() {}

  static List<Finding> measure(Lab lab, Server service, Optional<Server> fastApi) {
    Map<String, Supplier<Latencies>> sides = new LinkedHashMap<>();
    sides.put(PREDICT, () -> run(lab, service));
    fastApi.ifPresent(server -> sides.put(FASTAPI, () -> run(lab, server)));
    Slices<Latencies> slices = Slices.measure(lab.plan().repeats(), sides);
    return List.of(
        new Finding(
            "`/predict` at 1,000 requests a second: p50, ms",
            Aim.NONE,
            slices.median(PREDICT, l -> l.percentile(50))),
        new Finding(
            "`/predict` at 1,000 requests a second: p99, ms",
            Aim.atMost(5),
            slices.median(PREDICT, Latency::p99)),
        new Finding(
            "FastAPI to `/predict` at 1,000 requests a second: p99, ratio",
            Aim.atLeast(2),
            slices.ratio(FASTAPI, PREDICT, Latency::p99)),
        new Finding(
            "FastAPI at 1,000 requests a second: answered in 10 s, share",
            Aim.NONE,
            slices.median(FASTAPI, Latencies::success)));
  }

  private static double p99(Latencies latencies) {
    return latencies.percentile(99);
  }

  private static Latencies run(Lab lab, Server server) {
    return lab.vegeta().run(lab.predict(server), PER_SECOND, lab.plan().slice());
  }
}
