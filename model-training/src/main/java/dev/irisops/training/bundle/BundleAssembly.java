package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Sha256;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.training.Candidate;
import dev.irisops.training.training.Trainer;
import dev.irisops.training.training.WekaLayout;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weka.classifiers.AbstractClassifier;

/** Trains the winner on all rows and puts its bundle together. */
public final class BundleAssembly {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);

  private final ModelSource source;
  private final Dataset dataset;
  private final Protocol protocol;
  private final Ranking ranking;
  private final ModelCard.Runtime runtime;

  /**
   * @param source what the user says of the model
   * @param dataset all rows
   * @param protocol how the candidates were judged
   * @param ranking what came out
   * @param runtime what it runs on
   */
  public BundleAssembly(
      ModelSource source,
      Dataset dataset,
      Protocol protocol,
      Ranking ranking,
      ModelCard.Runtime runtime) {
    this.source = source;
    this.dataset = dataset;
    this.protocol = protocol;
    this.ranking = ranking;
    this.runtime = runtime;
  }

  /**
   * @return the bundle of the winner, trained on all rows with the protocol's seed
   * @throws dev.irisops.training.training.TrainingFailedException if Weka fails
   */
  public Bundle bundle() {
    Candidate winner = ranking.winner().candidate();
    AbstractClassifier trained = Trainer.train(winner, WekaLayout.of(dataset), protocol.seed());
    SerializedModel model = SerializedModel.of(trained);
    String golden = GoldenCsv.of(dataset, new GoldenRows(dataset, model.restore()));
    ModelCard card = card(trained, model, golden);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(Bundle.MODEL, model.bytes());
    files.put(Bundle.CARD, ModelCardJson.of(card).getBytes(UTF_8));
    files.put(Bundle.GOLDEN, golden.getBytes(UTF_8));
    return new Bundle(card, files);
  }

  private ModelCard card(AbstractClassifier trained, SerializedModel model, String golden) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(Bundle.MODEL, model.sha256());
    digests.put(Bundle.GOLDEN, Sha256.hex(golden.getBytes(UTF_8)));
    return new ModelCard(
        source.name(),
        DATE.format(source.created()) + "-" + model.sha256().substring(0, 8),
        source.created(),
        algorithm(trained),
        runtime,
        protocol.seed(),
        source.source(),
        dataset,
        features(),
        protocol.description(),
        ranking,
        digests);
  }

  private ModelCard.Algorithm algorithm(AbstractClassifier trained) {
    return new ModelCard.Algorithm(
        ranking.winner().candidate().label(),
        trained.getClass().getName(),
        List.of(trained.getOptions()));
  }

  private List<FeatureProfile> features() {
    List<FeatureProfile> profiles = new ArrayList<>();
    for (int i = 0; i < dataset.features().size(); i++) {
      String name = dataset.features().get(i);
      Optional<String> unit = Optional.ofNullable(source.units().get(name));
      profiles.add(FeatureProfile.of(name, unit, dataset.values(i).toArray()));
    }
    return profiles;
  }
}
