package dev.irisops.training.bundle;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.limits.BundleRefusedException;
import java.util.OptionalInt;
import weka.classifiers.AbstractClassifier;
import weka.core.Instances;

/**
 * Trains the best candidate on all rows and builds its bundle.
 *
 * @param metadata name, creation time, data source and units
 * @param dataset training rows
 * @param protocol evaluation protocol of the ranking
 * @param ranking evaluated candidates
 * @param runtime versions of Weka and Java
 */
public record BundleBuilder(
    ModelMetadata metadata,
    Dataset dataset,
    Protocol protocol,
    Ranking ranking,
    ModelCard.Runtime runtime) {
  /**
   * Returns the bundle. The same arguments give the same bytes.
   *
   * @throws TrainingFailedException if Weka fails, if the model does not answer every row, or if
   *     the service would refuse the bundle
   */
  public Bundle build() {
    Candidate best = ranking.best().candidate();
    try {
      return build(best);
    } catch (BundleRefusedException e) {
      throw new TrainingFailedException(best, "the service would refuse it: " + e.getMessage());
    }
  }

  private Bundle build(Candidate best) {
    Instances data = WekaInstances.of(dataset);
    AbstractClassifier trained = Trainer.train(best, data, protocol.seed());
    Packing packing =
        new Packing(metadata, dataset, data, OptionalInt.of(protocol.seed()), runtime);
    ServedModel model = packing.model(best.algorithmName(), trained);
    model
        .check()
        .problem(model.classifier())
        .ifPresent(
            problem -> {
              throw new TrainingFailedException(best, problem);
            });
    return packing.bundle(model, protocol.description(dataset.target().task()), ranking);
  }
}
