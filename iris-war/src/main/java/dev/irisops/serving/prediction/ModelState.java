package dev.irisops.serving.prediction;

import java.util.Optional;

/**
 * What there is to answer with at one moment.
 *
 * @param model the model that answers, if there is one
 * @param reason why there is none, in one line; empty text if there is one
 * @param lastReload how the last attempt to replace the model ended; empty before any
 */
public record ModelState(Optional<Model> model, String reason, Optional<Reload> lastReload) {
  /**
   * The model that answers.
   *
   * @throws ModelUnavailableException if there is none
   */
  public Model required() {
    return model.orElseThrow(() -> new ModelUnavailableException(reason));
  }

  /** Why there is no model, in one line; empty if there is one. */
  public Optional<String> unavailability() {
    return model.isPresent() ? Optional.empty() : Optional.of(reason);
  }
}
