package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelUnavailableException;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.PredictionMetrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Holds the model of the moment, or the reason why there is none. */
@Singleton
public class ModelStore implements Models {
  private static final Logger LOG = Logger.getLogger(ModelStore.class.getName());

  private final BundleSource source;
  private final ModelLoader loader;
  private final PredictionMetrics metrics;
  private final Clock clock;
  private volatile State state = new State(Optional.empty(), "the model is being loaded");

  /** A model, or why there is none. */
  private record State(Optional<Model> model, String reason) {}

  /** The store of the running service: the folder {@code iris.model.dir}, or the WAR's bundle. */
  @Inject
  ModelStore(Config config, PredictionMetrics metrics) {
    this(
        ModelConfig.from(config).dir().map(BundleSource::folder).orElse(BundleSource.EMBEDDED),
        new ModelLoader(Runtime.getRuntime().availableProcessors()),
        metrics,
        Clock.systemUTC());
  }

  ModelStore(BundleSource source, ModelLoader loader, PredictionMetrics metrics, Clock clock) {
    this.source = source;
    this.loader = loader;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Has the container make the store when the WAR starts, not when the first request comes. */
  void start(@Observes Startup event) {
    // made and loaded by now
  }

  /**
   * Loads the bundle, before anyone can ask for it: the OpenAPI document does so before the WAR has
   * started. A bad one leaves the service without a model, and the reason in the log and in {@link
   * #unavailability}: the process stays up so that it can be asked.
   */
  @PostConstruct
  void load() {
    try {
      Model model = loader.load(source);
      metrics.modelLoaded(model.card(), clock.instant());
      state = new State(Optional.of(new ObservedModel(model, metrics)), "");
      LOG.log(
          Level.INFO,
          "Model {0} {1} ({2}) loaded and verified",
          new Object[] {model.card().name(), model.card().version(), model.card().algorithm()});
    } catch (InvalidBundleException e) {
      metrics.modelUnavailable();
      state = new State(Optional.empty(), e.getMessage());
      LOG.log(Level.SEVERE, "No model is served: {0}", e.getMessage());
    }
  }

  @Override
  public Model current() {
    State now = state;
    return now.model().orElseThrow(() -> new ModelUnavailableException(now.reason()));
  }

  /** Why there is no model, in one line; empty if there is one. */
  public Optional<String> unavailability() {
    State now = state;
    return now.model().isPresent() ? Optional.empty() : Optional.of(now.reason());
  }
}
