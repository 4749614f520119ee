package dev.irisops.serving.prediction;

import java.util.Optional;

/** The state of the service's model at one moment: loaded, or absent. */
public sealed interface ModelState {
  /** Returns how the last attempt to replace the model ended; empty before the first attempt. */
  Optional<Reload> lastReload();

  /** Returns the loaded model, if there is one. */
  Optional<Model> model();

  /**
   * A model is loaded and answers.
   *
   * @param loaded the model that answers
   * @param lastReload how the last attempt to replace the model ended
   */
  record Loaded(Model loaded, Optional<Reload> lastReload) implements ModelState {
    @Override
    public Optional<Model> model() {
      return Optional.of(loaded);
    }
  }

  /**
   * No model is loaded.
   *
   * @param reason why, in one line for operators; not meant for callers
   * @param lastReload how the last attempt to load a model ended
   */
  record Absent(String reason, Optional<Reload> lastReload) implements ModelState {
    @Override
    public Optional<Model> model() {
      return Optional.empty();
    }
  }
}
