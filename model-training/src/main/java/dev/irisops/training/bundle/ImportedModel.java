package dev.irisops.training.bundle;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Outcome;
import dev.irisops.training.evaluation.Prediction;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.limits.BundleRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A classifier that somebody has trained with Weka.
 *
 * @param classifier trained classifier
 * @param classIndex index of the target among its attributes, from 0
 * @param dataset rows for the ranges and shares of the card, and for the golden rows
 * @param test rows for the evaluation; if there are none, it is of {@code dataset}
 */
public record ImportedModel(
    Classifier classifier, int classIndex, Dataset dataset, Optional<Dataset> test) {

  /**
   * Returns the bundle. The same arguments give the same bytes.
   *
   * @param metadata name, creation time, data source and units
   * @param runtime versions of Weka and Java
   * @param notes receives what the user should know about the model, a line each
   * @throws BundleRefusedException if the service would refuse it, or the model does not answer a
   *     row
   */
  public Bundle bundle(ModelMetadata metadata, ModelCard.Runtime runtime, Consumer<String> notes) {
    Packing packing = new Packing(metadata, dataset, rows(dataset), OptionalInt.empty(), runtime);
    String algorithm = classifier.getClass().getSimpleName();
    ServedModel model = packing.model(algorithm, classifier);
    model.check().trainingProblem(model.classifier()).ifPresent(ImportedModel::refuse);
    model
        .check()
        .otherProblem(model.classifier())
        .ifPresent(problem -> notes.accept(problem + "; the service answers such a row with 422"));
    Evaluation evaluation = evaluation(model.classifier());
    Gate.NO_MINIMUM
        .objection(evaluation)
        .ifPresent(
            reason ->
                notes.accept(
                    "no better than a model that knows only the shares or the mean of what it predicts: "
                        + reason));
    return packing.bundle(model, protocol(), ranking(algorithm, evaluation));
  }

  private Instances rows(Dataset of) {
    return WekaInstances.of(of, classIndex);
  }

  private static void refuse(String problem) {
    throw new BundleRefusedException(Bundle.MODEL, problem);
  }

  private Evaluation evaluation(Classifier model) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Instance row : rows(test.orElse(dataset))) {
      outcomes.add(outcome(model, row));
    }
    return Evaluation.of(outcomes, dataset.target());
  }

  private static Outcome outcome(Classifier model, Instance row) {
    try {
      return Outcome.of(Prediction.of(model, row));
    } catch (Exception e) { // because Weka declares Exception
      throw new BundleRefusedException(
          Bundle.MODEL, "the model cannot answer a row of the test: " + e);
    }
  }

  private String protocol() {
    return test.map(t -> "test set %s, %d rows".formatted(t.name(), t.rows().size()))
        .orElseGet(
            () ->
                "training data, %d rows: the scores are too good, because the model has learned them"
                    .formatted(dataset.rows().size()));
  }

  private static Ranking ranking(String algorithm, Evaluation evaluation) {
    Candidate imported =
        new Candidate(
            algorithm,
            seed -> {
              throw new IllegalStateException(algorithm + ": an imported model is not trained");
            });
    return new Ranking(
        new Protocol(1, 2, 0),
        List.of(new CandidateResult(imported, evaluation, Optional.empty())),
        List.of());
  }
}
