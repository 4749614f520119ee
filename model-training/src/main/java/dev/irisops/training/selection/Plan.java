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
 */
record Plan(List<Cost> costs, List<FailedCandidate> dropped, double secondsPerRepeat) {
  /** The model can need a second training, and the bundle has to be built and written. */
  private static final int TRAININGS = 2;

  private static final double SHARE_FOR_THE_BUNDLE = 0.05;

  /** The evaluation keeps most of the time, because a prediction can be too high. */
  private static final double HIGHEST_RESERVE = 0.25;

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
    return new Plan(kept, dropped, repeat(kept, protocol, threads));
  }

  /**
   * Returns the time to keep for the training on all rows, in seconds.
   *
   * @param slowest time of a fold of the slowest candidate, in seconds
   */
  static double reserve(double slowest, TimeLimit limit) {
    return Math.min(
        TRAININGS * slowest + SHARE_FOR_THE_BUNDLE * limit.seconds(),
        HIGHEST_RESERVE * limit.seconds());
  }

  /** Returns true if all repeats fit into the time that is left. */
  boolean fits(Protocol protocol, TimeLimit limit) {
    return secondsPerRepeat * protocol.repeats() + reserve(slowest(costs), limit) <= limit.left();
  }

  /** Returns the expected time of all repeats, e.g. {@code about 2 min}. */
  String time(Protocol protocol) {
    return time(costs, secondsPerRepeat * protocol.repeats());
  }

  private static boolean fits(List<Cost> costs, Protocol protocol, int threads, TimeLimit limit) {
    return costs.size() == 1
        || repeat(costs, protocol, threads) + reserve(slowest(costs), limit) <= limit.left();
  }

  private static double repeat(List<Cost> costs, Protocol protocol, int threads) {
    double work = costs.stream().mapToDouble(Cost::seconds).sum() * protocol.folds();
    return Math.max(work / threads, slowest(costs));
  }

  private static double slowest(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::seconds).max().orElse(0);
  }

  private static String reason(Cost cost, Protocol protocol, int threads, TimeLimit limit) {
    List<Cost> alone = List.of(cost);
    return "not evaluated: one repeat would take %s, more than %s leaves"
        .formatted(time(alone, repeat(alone, protocol, threads)), limit);
  }

  private static String time(List<Cost> costs, double seconds) {
    boolean least = costs.stream().anyMatch(Cost::least);
    return (least ? "at least " : "about ") + TimeLimit.text(seconds);
  }
}
