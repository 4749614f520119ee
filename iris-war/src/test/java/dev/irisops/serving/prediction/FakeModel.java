package dev.irisops.serving.prediction;

import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model of {@link Samples#card} that answers 0.75 and 0.25, or the other way round from a width
 * of 2; and the provider of this model.
 */
public final class FakeModel implements Model, ModelProvider {
  /** Called at each prediction, before the answer. */
  public Runnable whilePredicting = () -> {};

  private final ModelCard card;
  private final List<Duration> patience = new ArrayList<>();
  private boolean busy;
  private boolean loaded = true;

  /** Creates the model of {@link Samples#card}. */
  public FakeModel() {
    this(Samples.card());
  }

  /** Creates a model of another card with the same features, and any two classes or a number. */
  public FakeModel(ModelCard card) {
    this.card = card;
  }

  /** Makes the model give no answer in time. */
  public FakeModel busy() {
    busy = true;
    return this;
  }

  /** Makes the provider have no model. */
  public FakeModel absent() {
    loaded = false;
    return this;
  }

  /** Returns how long each prediction so far was allowed to wait. */
  public List<Duration> patience() {
    return patience;
  }

  @Override
  public ModelState state() {
    return loaded
        ? new Loaded(this, Optional.empty())
        : new Absent("secret.bin: no such file", Optional.empty());
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Optional<Prediction> predict(Row row, Duration patience) {
    this.patience.add(patience);
    whilePredicting.run();
    return busy ? Optional.empty() : Optional.of(prediction(row.value(0)));
  }

  private Prediction prediction(double value) {
    if (card.schema().target() instanceof NumericTarget) {
      return new NumericPrediction(8 * value);
    }
    return new ClassPrediction(value < 2 ? new double[] {0.75, 0.25} : new double[] {0.25, 0.75});
  }
}
