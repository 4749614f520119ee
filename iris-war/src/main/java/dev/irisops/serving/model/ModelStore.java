package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Holds the loaded model, or the reason why there is none. */
public final class ModelStore implements ModelProvider {
  private static final Logger LOG = Logger.getLogger(ModelStore.class.getName());

  private static final int MAX_REASON = 1_000;

  private final BundleSource source;
  private final ModelLoader loader;
  private final PredictionMetrics metrics;
  private final Clock clock;
  private final Consumer<Model> successors;
  private volatile ModelState state = new Absent("the model is being loaded", Optional.empty());

  /**
   * Creates the store of the running service, without a model at first.
   *
   * @param heap for the models
   * @param successors gets each model that takes over; its predictions there are not measured
   */
  public ModelStore(
      ModelSettings settings,
      ModelHeap heap,
      PredictionMetrics metrics,
      Consumer<Model> successors) {
    this(settings.source(), new ModelLoader(heap), metrics, Clock.systemUTC(), successors);
  }

  ModelStore(
      BundleSource source,
      ModelLoader loader,
      PredictionMetrics metrics,
      Clock clock,
      Consumer<Model> successors) {
    this.source = source;
    this.loader = loader;
    this.metrics = metrics;
    this.clock = clock;
    this.successors = successors;
  }

  /**
   * Loads the first bundle. A bad bundle leaves the service without a model, and the reason in the
   * log and in {@link #state}. The process keeps running, so that operators can see the reason.
   */
  public void load() {
    failureOf(() -> takeOver(loader.load(loader.read(source)), clock.instant(), Optional.empty()))
        .ifPresent(
            reason -> {
              metrics.modelUnavailable();
              state = new Absent(reason, Optional.empty());
              logAbsence(reason);
            });
  }

  /**
   * Loads the current bundle, if it is a new one, while the model still answers, and then replaces
   * that model.
   *
   * @return the reason why the bundle cannot be served, in one line; empty if it is served now
   */
  Optional<String> reload() {
    return failureOf(
        () -> {
          Bundle bundle = loader.read(source);
          if (isServed(bundle.card().card())) {
            metrics.modelRestored();
          } else {
            Model model = loader.load(bundle);
            Reload success = new Success(clock.instant(), model.card().version());
            takeOver(model, success.time(), Optional.of(success));
          }
        });
  }

  /** Counts, logs and shows that the current bundle cannot be served. The model stays loaded. */
  void reloadFailed(String reason) {
    Optional<Reload> failure = Optional.of(new Failure(clock.instant(), reason));
    metrics.reloaded(failure.get());
    if (state instanceof Loaded loaded) {
      state = new Loaded(loaded.loaded(), failure);
      LOG.log(
          Level.SEVERE,
          "Keeping model {0}, because the new bundle is refused: {1}{2}",
          new Object[] {loaded.loaded().card().version(), reason, source.place()});
    } else {
      state = new Absent(reason, failure);
      logAbsence(reason);
    }
  }

  private void logAbsence(String reason) {
    LOG.log(Level.SEVERE, "No model is served: {0}{1}", new Object[] {reason, source.place()});
  }

  /** The card names the digests of the other files, so equal cards are equal bundles. */
  private boolean isServed(ModelCard card) {
    return state.model().filter(model -> model.card().json().equals(card.json())).isPresent();
  }

  private void takeOver(Model model, Instant when, Optional<Reload> reload) {
    ModelCard card = model.card();
    metrics.modelLoaded(card, when);
    reload.ifPresent(metrics::reloaded);
    state = new Loaded(new ObservedModel(model, metrics), reload);
    LOG.log(
        Level.INFO,
        "Model {0} {1} ({2}) loaded and verified",
        new Object[] {card.name(), card.version(), card.algorithm()});
    successors.accept(model);
  }

  private static Optional<String> failureOf(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (InvalidBundleException e) {
      return Optional.of(oneLine(e.getMessage()));
    } catch (RuntimeException | Error e) { // a defect, or a heap that others fill
      LOG.log(Level.FINE, "A bundle failed unexpectedly", e);
      return Optional.of(oneLine(e.toString()));
    }
  }

  /** Names and values of a foreign file must not forge or flood the log. */
  private static String oneLine(String reason) {
    String line = reason.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    return line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "\u2026" : line;
  }

  @Override
  public ModelState state() {
    return state;
  }
}
