package dev.irisops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures the service under five times the load that it can serve. The open model uses batches for
 * a random forest, because a load generator on the same cores cannot send five times the capacity
 * of a faster model.
 */
final class Overload {
  /** Name of the algorithm in model-training. */
  static final String ALGORITHM = "RandomForest";

  private static final int ROWS = 1_000;
  private static final int FACTOR = 5;
  private static final String FOREST = "random forest, batches of 1,000 at 5 times the capacity";
  private static final String NORMAL =
      "`/predict` with half as many connections as the in-flight limit";
  private static final String OVERLOAD =
      "`/predict` with 5 times as many connections as the in-flight limit";

  private Overload() {}

  /** Successful responses per second without and with overload, and their p99 in milliseconds. */
  private record Outcome(double capacity, double successful, double p99) {}

  /**
   * Measures successful responses under overload.
   *
   * @param forest server with a model of {@link #ALGORITHM}
   */
  static List<Measurement> measure(Harness harness, Server service, Server forest) {
    Request predict = harness.predict(service);
    Request batch = harness.batch(forest, ROWS);
    harness.warmUp(batch);
    Map<String, Supplier<Double>> closedModel = new LinkedHashMap<>();
    closedModel.put(NORMAL, () -> throughput(harness, predict, Harness.CONNECTIONS));
    closedModel.put(OVERLOAD, () -> throughput(harness, predict, Harness.TOO_MANY_CONNECTIONS));
    int repeats = harness.settings().repeats();
    InterleavedRuns<Double> closed = InterleavedRuns.of(repeats, closedModel);
    InterleavedRuns<Outcome> open =
        InterleavedRuns.of(repeats, Map.of(FOREST, () -> overload(harness, batch)));
    return List.of(
        new Measurement(
            FOREST + ": successful responses, share of the capacity",
            Target.atLeast(0.8),
            open.median(FOREST, o -> o.successful() / o.capacity())),
        new Measurement(
            FOREST + ": p99 of successful responses, ms",
            Target.NONE,
            open.median(FOREST, Outcome::p99)),
        new Measurement(
            OVERLOAD + ": successful responses, share of the capacity",
            Target.atLeast(0.8),
            closed.ratio(OVERLOAD, NORMAL, v -> v)));
  }

  private static double throughput(Harness harness, Request request, int connections) {
    Wrk.Result result = harness.wrk().run(request, connections, harness.settings().duration());
    return result.successfulPerSecond();
  }

  private static Outcome overload(Harness harness, Request batch) {
    double capacity = throughput(harness, batch, Harness.CONNECTIONS);
    int rate = Math.max(1, (int) Math.round(FACTOR * capacity));
    LatencySamples samples = harness.vegeta().run(batch, rate, harness.settings().longDuration());
    return new Outcome(capacity, samples.successfulPerSecond(), samples.percentile(99));
  }
}
