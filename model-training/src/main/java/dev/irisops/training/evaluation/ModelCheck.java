package dev.irisops.training.evaluation;

import java.util.Optional;

/**
 * Checks a model, trained on all rows, before it is written.
 *
 * @param <M> the model in the form that is checked
 */
@FunctionalInterface
public interface ModelCheck<M> {
  /** Returns the reason why the model must not be written; empty if it can be. */
  Optional<String> problem(M model);
}
