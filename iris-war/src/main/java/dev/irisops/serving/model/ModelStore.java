package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Holds the model of the moment, or the reason why there is none. */
@Singleton
public class ModelStore implements Models {
  private static final Logger LOG = Logger.getLogger(ModelStore.class.getName());

  private static final int MAX_REASON = 1_000;

  private final BundleSource source;
  private final ModelLoader loader;
  private final PredictionMetrics metrics;
  private final Clock clock;
  private final Consumer<ModelCard> successors;
  private volatile ModelState state =
      new ModelState(Optional.empty(), "the model is being loaded", Optional.empty());

  /**
   * The store of the running service.
   *
   * @param successors is sent the card of each model that takes over
   */
  @Inject
  ModelStore(BundleSource source, PredictionMetrics metrics, Event<ModelCard> successors) {
    this(
        source,
        new ModelLoader(Runtime.getRuntime().availableProcessors()),
        metrics,
        Clock.systemUTC(),
        successors::fire);
  }

  ModelStore(
      BundleSource source,
      ModelLoader loader,
      PredictionMetrics metrics,
      Clock clock,
      Consumer<ModelCard> successors) {
    this.source = source;
    this.loader = loader;
    this.metrics = metrics;
    this.clock = clock;
    this.successors = successors;
  }

  /**
   * Loads the bundle, before anyone can ask for it: the OpenAPI document does so before the WAR has
   * started. A bad one leaves the service without a model, and the reason in the log and in {@link
   * #state}: the process stays up so that it can be asked.
   */
  @PostConstruct
  void load() {
    failureOf(() -> takeOver(loader.load(Bundle.read(source)), clock.instant(), Optional.empty()))
        .ifPresent(
            reason -> {
              metrics.modelUnavailable();
              state = new ModelState(Optional.empty(), reason, Optional.empty());
              LOG.log(Level.SEVERE, "No model is served: {0}", reason);
            });
  }

  /**
   * Tries the bundle of the moment beside the model that answers, and has it take over if it is
   * another.
   *
   * @return why the bundle cannot be served, in one line; empty if it is served now
   */
  Optional<String> reload() {
    return failureOf(
        () -> {
          Bundle bundle = Bundle.read(source);
          if (!isServed(bundle.card().card())) {
            Model model = loader.load(bundle);
            Reload success = Reload.success(clock.instant(), model.card().version());
            takeOver(model, success.time(), Optional.of(success));
          }
        });
  }

  /** Counts, logs and shows that a bundle cannot be served; whoever answers goes on. */
  void reloadFailed(String reason) {
    Reload failure = Reload.failure(clock.instant(), reason);
    Optional<Model> model = state.model();
    state = new ModelState(model, model.isPresent() ? "" : reason, Optional.of(failure));
    metrics.reloaded(failure);
    LOG.log(
        Level.SEVERE,
        model
            .map(m -> "The new bundle is refused, model " + m.card().version() + " stays: {0}")
            .orElse("No model is served: {0}"),
        reason);
  }

  /** The card names the digests of the other files, so equal cards are equal bundles. */
  private boolean isServed(ModelCard card) {
    return state.model().filter(model -> model.card().json().equals(card.json())).isPresent();
  }

  private void takeOver(Model model, Instant when, Optional<Reload> reload) {
    ModelCard card = model.card();
    metrics.modelLoaded(card, when);
    reload.ifPresent(metrics::reloaded);
    state = new ModelState(Optional.of(new ObservedModel(model, metrics)), "", reload);
    LOG.log(
        Level.INFO,
        "Model {0} {1} ({2}) loaded and verified",
        new Object[] {card.name(), card.version(), card.algorithm()});
    successors.accept(card);
  }

  private static Optional<String> failureOf(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (InvalidBundleException e) {
      return Optional.of(oneLine(e.getMessage()));
    } catch (RuntimeException | Error e) { // such as a heap too small for two models
      LOG.log(Level.FINE, "A bundle failed unexpectedly", e);
      return Optional.of(oneLine(e.toString()));
    }
  }

  /** Because names and values of a foreign file must not forge or flood the log. */
  private static String oneLine(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "\u2026" : line;
  }

  @Override
  public ModelState state() {
    return state;
  }
}
