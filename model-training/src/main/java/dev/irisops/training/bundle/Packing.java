package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Sha256;
import dev.irisops.training.evaluation.AnswerCheck;
import dev.irisops.training.evaluation.NumericEvaluation;
import dev.irisops.training.evaluation.NumericPrediction;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.limits.BundleLimits;
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
import java.util.OptionalInt;
import weka.classifiers.Classifier;
import weka.core.Capabilities.Capability;
import weka.core.Instances;
import weka.core.OptionHandler;

/**
 * Packs a trained classifier into a bundle.
 *
 * @param metadata name, creation time, data source and units
 * @param dataset training rows
 * @param data the same rows, as the classifier expects them
 * @param seed seed of all random numbers, if it is known
 * @param runtime versions of Weka and Java
 */
record Packing(
    ModelMetadata metadata,
    Dataset dataset,
    Instances data,
    OptionalInt seed,
    ModelCard.Runtime runtime) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);

  /**
   * Serializes a classifier and reads it back, as the service does.
   *
   * @param name short name of the algorithm
   * @throws dev.irisops.training.limits.BundleRefusedException if the service would refuse it
   */
  ServedModel model(String name, Classifier trained) {
    SerializedModel serialized = SerializedModel.of(trained);
    Profiler profiler = profiler(trained);
    List<FeatureProfile> features = profiler.profiles(dataset);
    return new ServedModel(
        algorithm(name, trained),
        serialized,
        serialized.load(BundleLimits.ofService()),
        profiler,
        features,
        new AnswerCheck(data, features.stream().map(Packing::range).toList()));
  }

  /**
   * Returns the bundle. The same arguments give the same bytes.
   *
   * @param protocol description of the evaluation protocol
   * @param ranking evaluated candidates, of which the best is the model
   * @throws dev.irisops.training.limits.BundleRefusedException if the service would refuse it
   */
  Bundle bundle(ServedModel model, String protocol, Ranking ranking) {
    BundleLimits limits = BundleLimits.ofService();
    byte[] golden =
        limits.requireText(
            Bundle.GOLDEN,
            GoldenCsv.of(dataset, new GoldenRows(dataset, model.classifier(), data)));
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(Bundle.MODEL, model.serialized().sha256());
    digests.put(Bundle.GOLDEN, Sha256.hex(golden));
    ModelCard card = card(model, protocol, ranking, digests);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Bundle.MODEL, model.serialized().bytes());
    files.put(Bundle.CARD, limits.requireText(Bundle.CARD, ModelCardJson.of(card)));
    files.put(Bundle.GOLDEN, golden);
    return new Bundle(card, files);
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
      ServedModel model, String protocol, Ranking ranking, Map<String, String> digests) {
    return new ModelCard(
        metadata.name(),
        DATE.format(metadata.created()) + "-" + digests.get(Bundle.MODEL).substring(0, 8),
        metadata.created(),
        model.algorithm(),
        runtime,
        seed,
        metadata.source(),
        dataset,
        model.features(),
        data.classIndex(),
        target(model, dataset, ranking),
        protocol,
        ranking,
        model.loaded().heapBytes(),
        digests);
  }

  private static Optional<TargetProfile> target(
      ServedModel model, Dataset dataset, Ranking ranking) {
    return ranking.best().evaluation() instanceof NumericEvaluation numbers
        ? Optional.of(
            model
                .profiler()
                .target(
                    dataset,
                    numbers.predictions().stream()
                        .mapToDouble(NumericPrediction::predicted)
                        .toArray()))
        : Optional.empty();
  }

  private static ModelCard.Algorithm algorithm(String name, Classifier trained) {
    List<String> options =
        trained instanceof OptionHandler handler ? List.of(handler.getOptions()) : List.of();
    return new ModelCard.Algorithm(name, trained.getClass().getName(), options);
  }

  private Profiler profiler(Classifier trained) {
    boolean handlesMissing = trained.getCapabilities().handles(Capability.MISSING_VALUES);
    return new Profiler(
        metadata.units(),
        metadata.allowedWidths(),
        metadata.unseen().orElse(handlesMissing ? Unseen.MISSING : Unseen.REFUSE));
  }
}
