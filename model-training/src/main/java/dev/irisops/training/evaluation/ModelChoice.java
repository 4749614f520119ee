package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.TrainingFailedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The choice of the model: the best candidate that passes the gate and whose model, trained on all
 * rows, can be built and passes the checks.
 *
 * @param <M> the model
 * @param ranking ranking in which each candidate whose model was refused counts as failed
 * @param model model of the best candidate; empty if no candidate is left
 */
public record ModelChoice<M>(Ranking ranking, Optional<M> model) {
  /**
   * Builds and checks the model of the best candidate, then of the next best, until one is good.
   *
   * @param evaluated ranking by cross-validation
   * @param builder builds the model of the best candidate of a ranking; throws {@link
   *     TrainingFailedException} if the candidate fails
   * @param checks checks of the model, in order
   */
  public static <M> ModelChoice<M> of(
      Ranking evaluated, Function<Ranking, M> builder, List<ModelCheck<M>> checks) {
    Ranking ranking = evaluated;
    while (ranking.hasWinner()) {
      try {
        M model = builder.apply(ranking);
        Optional<String> problem =
            checks.stream().flatMap(check -> check.problem(model).stream()).findFirst();
        if (problem.isEmpty()) {
          return new ModelChoice<>(ranking, Optional.of(model));
        }
        ranking = ranking.withoutBest(problem.get());
      } catch (TrainingFailedException e) {
        ranking = ranking.withoutBest(e.reason());
      }
    }
    return new ModelChoice<>(ranking, Optional.empty());
  }
}
