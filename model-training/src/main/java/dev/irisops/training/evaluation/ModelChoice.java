package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.TrainingFailedException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The choice of the model: the best candidate that passes the gate and whose model, trained on all
 * rows, passes the checks of its builder.
 *
 * @param <M> the model
 * @param ranking ranking in which each candidate whose model was refused counts as failed
 * @param model model of the best candidate; empty if no candidate is left
 */
public record ModelChoice<M>(Ranking ranking, Optional<M> model) {
  /**
   * Builds the model of the best candidate, then of the next best, until one succeeds.
   *
   * @param evaluated ranking by cross-validation
   * @param builder builds the model of the best candidate of a ranking, and throws {@link
   *     TrainingFailedException} if it must not be written
   */
  public static <M> ModelChoice<M> of(Ranking evaluated, Function<Ranking, M> builder) {
    Ranking ranking = evaluated;
    while (ranking.hasWinner()) {
      try {
        return new ModelChoice<>(ranking, Optional.of(builder.apply(ranking)));
      } catch (TrainingFailedException e) {
        ranking = ranking.withoutBest(e.reason());
      }
    }
    return new ModelChoice<>(ranking, Optional.empty());
  }
}
