package dev.irisops.training.evaluation;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Target;
import java.util.List;

/** Scores of a candidate over the cross-validated predictions of all repeats. */
public sealed interface Evaluation permits ClassEvaluation, NumericEvaluation {
  /**
   * Computes the scores.
   *
   * @param outcomes at least 1, of predictions of the target
   */
  static Evaluation of(List<Outcome> outcomes, Target target) {
    return target instanceof ClassTarget classes
        ? ClassEvaluation.of(all(ClassOutcome.class, outcomes), classes.classes().size())
        : NumericEvaluation.of(all(NumericPrediction.class, outcomes));
  }

  private static <T extends Outcome> List<T> all(Class<T> type, List<Outcome> outcomes) {
    return outcomes.stream().map(type::cast).toList();
  }

  /** Returns the score that ranks the candidates; lower is better. */
  double loss();
}
