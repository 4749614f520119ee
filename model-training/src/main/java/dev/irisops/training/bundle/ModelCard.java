package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.TargetProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The model card: the description of a model, written as {@code model-card.json}.
 *
 * @param name name of the model
 * @param version creation date in UTC, and the first 8 digits of the SHA-256 of {@code model.bin}
 * @param created creation time
 * @param algorithm algorithm of the model
 * @param runtime versions of Weka and Java
 * @param seed seed of all random numbers; empty if somebody else has trained the model
 * @param source source of the data
 * @param dataset training rows
 * @param features descriptions of the features, in the order of the data set
 * @param classIndex index of the target among the attributes of the classifier, from 0; the
 *     features are the others, in order
 * @param target description of the number that the model predicts; empty if it predicts classes
 * @param protocol description of the evaluation protocol
 * @param ranking evaluated candidates; the best one is the model
 * @param heapBytes heap that one loaded copy of the model takes, in bytes
 * @param files SHA-256 of the other files of the bundle by name, in order
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    Algorithm algorithm,
    Runtime runtime,
    OptionalInt seed,
    String source,
    Dataset dataset,
    List<FeatureProfile> features,
    int classIndex,
    Optional<TargetProfile> target,
    String protocol,
    Ranking ranking,
    long heapBytes,
    Map<String, String> files) {

  /**
   * The algorithm of a model.
   *
   * @param name short name, as on the command line
   * @param className name of the Weka class
   * @param options options of the Weka class
   */
  public record Algorithm(String name, String className, List<String> options) {}

  /**
   * Versions of the software that trained a model.
   *
   * @param weka version of Weka
   * @param java version of Java
   */
  public record Runtime(String weka, String java) {}
}
