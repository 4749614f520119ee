package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Sha256;
import dev.irisops.training.evaluation.AnswerCheck;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
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
   * @throws TrainingFailedException if Weka fails, or the model does not answer every row
   */
  public Bundle build() {
    Candidate best = ranking.best().candidate();
    Instances data = WekaInstances.of(dataset);
    AbstractClassifier trained = Trainer.train(best, data, protocol.seed());
    SerializedModel model = SerializedModel.of(trained);
    Classifier served = model.deserialize(); // because predicting can change what is serialized
    requireAnswers(best, served, data);
    String golden = GoldenCsv.of(dataset, new GoldenRows(dataset, served));
    ModelCard card = card(trained, model, golden);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Bundle.MODEL, model.bytes());
    files.put(Bundle.CARD, ModelCardJson.of(card).getBytes(UTF_8));
    files.put(Bundle.GOLDEN, golden.getBytes(UTF_8));
    return new Bundle(card, files);
  }

  private void requireAnswers(Candidate best, Classifier served, Instances data) {
    List<AnswerCheck.AllowedRange> allowed =
        features().stream()
            .map(
                feature -> new AnswerCheck.AllowedRange(feature.allowedMin(), feature.allowedMax()))
            .toList();
    new AnswerCheck(data, allowed)
        .problem(served)
        .ifPresent(
            problem -> {
              throw new TrainingFailedException(best, problem);
            });
  }

  private ModelCard card(AbstractClassifier trained, SerializedModel model, String golden) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(Bundle.MODEL, model.sha256());
    digests.put(Bundle.GOLDEN, Sha256.hex(golden.getBytes(UTF_8)));
    return new ModelCard(
        metadata.name(),
        DATE.format(metadata.created()) + "-" + model.sha256().substring(0, 8),
        metadata.created(),
        algorithm(trained),
        runtime,
        protocol.seed(),
        metadata.source(),
        dataset,
        features(),
        protocol.description(),
        ranking,
        digests);
  }

  private ModelCard.Algorithm algorithm(AbstractClassifier trained) {
    return new ModelCard.Algorithm(
        ranking.best().candidate().algorithmName(),
        trained.getClass().getName(),
        List.of(trained.getOptions()));
  }

  private List<FeatureProfile> features() {
    List<FeatureProfile> profiles = new ArrayList<>();
    for (int i = 0; i < dataset.features().size(); i++) {
      String name = dataset.featureNames().get(i);
      Optional<String> unit = Optional.ofNullable(metadata.units().get(name));
      profiles.add(FeatureProfile.of(name, unit, dataset.values(i).toArray()));
    }
    return profiles;
  }
}
