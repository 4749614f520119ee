package dev.irisops.training.selection;

import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidates that can finish a repeat within the time limit.
 *
 * @param costs expected times of these candidates, the fastest first
 * @param dropped the others, the slowest first
 * @param secondsPerRepeat expected time of a repeat of all of them, in seconds
 * @param reserve time to keep for the training on all rows, in seconds
 */
record Plan(
    List<Cost> costs, List<FailedCandidate> dropped, double secondsPerRepeat, double reserve) {
  /** The model can need a second training, and the bundle has to be built and written. */
  private static final int TRAININGS = 2;

  private static final double SHARE_FOR_THE_BUNDLE = 0.05;

  /**
   * Drops the slowest candidates until one repeat of the others fits into the time that is left.
   * The fastest stays, because it may do better than expected.
   */
  static Plan of(List<Cost> costs, Protocol protocol, int threads, TimeLimit limit) {
    List<Cost> kept = new ArrayList<>(costs);
    kept.sort(Comparator.comparingDouble(Cost::seconds));
    List<FailedCandidate> dropped = new ArrayList<>();
    while (!fits(kept, protocol, threads, limit)) {
      Cost slowest = kept.remove(kept.size() - 1);
      dropped.add(
          new FailedCandidate(slowest.candidate(), reason(slowest, protocol, threads, limit)));
    }
    return new Plan(kept, dropped, repeat(kept, protocol, threads), reserve(kept, limit));
  }

  private static boolean fits(List<Cost> costs, Protocol protocol, int threads, TimeLimit limit) {
    boolean lastHope = costs.size() == 1 && Double.isFinite(slowest(costs));
    return costs.isEmpty()
        || lastHope
        || repeat(costs, protocol, threads) + reserve(costs, limit) <= limit.left();
  }

  private static double repeat(List<Cost> costs, Protocol protocol, int threads) {
    double work = costs.stream().mapToDouble(Cost::seconds).sum() * protocol.folds();
    return Math.max(work / threads, slowest(costs));
  }

  private static double reserve(List<Cost> costs, TimeLimit limit) {
    return TRAININGS * slowest(costs) + SHARE_FOR_THE_BUNDLE * limit.seconds();
  }

  private static double slowest(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::seconds).max().orElse(0);
  }

  private static String reason(Cost cost, Protocol protocol, int threads, TimeLimit limit) {
    double seconds = repeat(List.of(cost), protocol, threads);
    String time = Double.isInfinite(seconds) ? "too long" : "about " + TimeLimit.text(seconds);
    return "not evaluated: one repeat would take %s, more than %s leaves".formatted(time, limit);
  }
}
