package dev.irisops.training.bundle;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Sha256;
import dev.irisops.training.evaluation.AnswerCheck;
import dev.irisops.training.evaluation.NumericEvaluation;
import dev.irisops.training.evaluation.NumericPrediction;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.limits.BundleLimits;
import dev.irisops.training.limits.BundleRefusedException;
import dev.irisops.training.limits.LoadedModel;
import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.NumericProfile;
import dev.irisops.training.profile.Profiler;
import dev.irisops.training.profile.TargetProfile;
import dev.irisops.training.profile.Unseen;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weka.classifiers.AbstractClassifier;
import weka.core.Capabilities.Capability;
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
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);

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
    SerializedModel model = SerializedModel.of(trained);
    BundleLimits limits = BundleLimits.ofService();
    LoadedModel served = model.load(limits); // because predicting can change what is serialized
    Profiler profiler = profiler(trained);
    List<FeatureProfile> features = profiler.profiles(dataset);
    requireAnswers(best, served, data, features);
    byte[] golden =
        limits.requireText(
            Bundle.GOLDEN, GoldenCsv.of(dataset, new GoldenRows(dataset, served.classifier())));
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(Bundle.MODEL, model.sha256());
    digests.put(Bundle.GOLDEN, Sha256.hex(golden));
    ModelCard card = card(trained, features, target(profiler), served.heapBytes(), digests);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Bundle.MODEL, model.bytes());
    files.put(Bundle.CARD, limits.requireText(Bundle.CARD, ModelCardJson.of(card)));
    files.put(Bundle.GOLDEN, golden);
    return new Bundle(card, files);
  }

  private static void requireAnswers(
      Candidate best, LoadedModel served, Instances data, List<FeatureProfile> features) {
    new AnswerCheck(data, features.stream().map(BundleBuilder::range).toList())
        .problem(served.classifier())
        .ifPresent(
            problem -> {
              throw new TrainingFailedException(best, problem);
            });
  }

  private static AnswerCheck.AllowedRange range(FeatureProfile feature) {
    if (feature instanceof NumericProfile numeric) {
      return numeric
          .allowed()
          .map(range -> new AnswerCheck.AllowedRange(range.min(), range.max()))
          .orElseGet(() -> new AnswerCheck.AllowedRange(numeric.min(), numeric.max()));
    }
    return new AnswerCheck.AllowedRange(0, 0); // which the check ignores
  }

  private ModelCard card(
      AbstractClassifier trained,
      List<FeatureProfile> features,
      Optional<TargetProfile> target,
      long heapBytes,
      Map<String, String> digests) {
    return new ModelCard(
        metadata.name(),
        DATE.format(metadata.created()) + "-" + digests.get(Bundle.MODEL).substring(0, 8),
        metadata.created(),
        algorithm(trained),
        runtime,
        protocol.seed(),
        metadata.source(),
        dataset,
        features,
        target,
        protocol.description(dataset.target().task()),
        ranking,
        heapBytes,
        digests);
  }

  private Optional<TargetProfile> target(Profiler profiler) {
    return ranking.best().evaluation() instanceof NumericEvaluation numbers
        ? Optional.of(
            profiler.target(
                dataset,
                numbers.predictions().stream().mapToDouble(NumericPrediction::predicted).toArray()))
        : Optional.empty();
  }

  private ModelCard.Algorithm algorithm(AbstractClassifier trained) {
    return new ModelCard.Algorithm(
        ranking.best().candidate().algorithmName(),
        trained.getClass().getName(),
        List.of(trained.getOptions()));
  }

  private Profiler profiler(AbstractClassifier trained) {
    boolean handlesMissing = trained.getCapabilities().handles(Capability.MISSING_VALUES);
    return new Profiler(
        metadata.units(),
        metadata.allowedWidths(),
        metadata.unseen().orElse(handlesMissing ? Unseen.MISSING : Unseen.REFUSE));
  }
}
