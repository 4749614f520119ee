package dev.irisops.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is left of the service when far more is asked of it than it can do. In the open model with
 * batches for a random forest, because five times the capacity of a quicker model is more than any
 * generator can send from the same cores: a row takes the forest some ten times as long.
 */
final class Overload {
  /** The model, as model-training names it. */
  static final String ALGORITHM = "RandomForest";

  private static final int ROWS = 1_000;
  private static final int TIMES = 5;
  private static final String FEW = "/predict, as many connections as it serves best";
  private static final String MANY = "/predict, 5 times as many connections as may be in flight";

  private Overload() {}

  /** Answers with success a second, and the p99 of them in milliseconds. */
  private record Outcome(double capacity, double served, double p99) {}

  /**
   * Measures.
   *
   * @param forest serves a model of {@link #ALGORITHM}
   */
  static List<Finding> measure(Lab lab, Server service, Server forest) {
    Map<String, Supplier<Double>> sides = new LinkedHashMap<>();
    sides.put(FEW, () -> served(lab, service, Lab.CONNECTIONS));
    sides.put(MANY, () -> served(lab, service, Lab.TOO_MANY_CONNECTIONS));
    Slices<Double> closed = Slices.measure(lab.plan().repeats(), sides);
    String open = "batches of 1,000 for a random forest at 5 times the capacity, open model";
    lab.warmUp(lab.batch(forest, ROWS));
    Slices<Outcome> opened =
        Slices.measure(lab.plan().repeats(), Map.of(open, () -> open(lab, forest)));
    return List.of(
        new Finding(
            open + ": answered, share of the maximum",
            Aim.atLeast(0.8),
            opened.median(open, o -> o.served() / o.capacity())),
        new Finding(
            open + ": p99 of what is answered, ms", Aim.NONE, opened.median(open, Outcome::p99)),
        new Finding(
            "`/predict` on 5 times as many connections as may be in flight: answered, share of the"
                + " maximum",
            Aim.atLeast(0.8),
            closed.ratio(MANY, FEW, v -> v)));
  }

  private static double served(Lab lab, Server service, int connections) {
    return lab.wrk().run(lab.predict(service), connections, lab.plan().slice()).served();
  }

  private static Outcome open(Lab lab, Server forest) {
    Request batch = lab.batch(forest, ROWS);
    double capacity = lab.wrk().run(batch, Lab.CONNECTIONS, lab.plan().slice()).served();
    int rate = Math.max(1, (int) Math.round(TIMES * capacity));
    Latencies latencies = lab.vegeta().run(batch, rate, lab.plan().longSlice());
    return new Outcome(capacity, latencies.served(), latencies.percentile(99));
  }
}
