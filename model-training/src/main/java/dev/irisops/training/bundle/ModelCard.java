package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Ranking;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything the service and a reader need to know of a model; written as {@code model-card.json}.
 *
 * @param name of the model
 * @param version date of creation in UTC, and the first 8 digits of the digest of {@code model.bin}
 * @param created when the data was fixed, not when the program ran
 * @param algorithm the winner
 * @param runtime what it was trained with
 * @param seed of every random choice
 * @param source where the data comes from
 * @param dataset the training rows
 * @param features in data set order
 * @param protocol wording of the evaluation protocol
 * @param ranking the winner and all others
 * @param files SHA-256 of the other files of the bundle by name, in order
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    Algorithm algorithm,
    Runtime runtime,
    int seed,
    String source,
    Dataset dataset,
    List<FeatureProfile> features,
    String protocol,
    Ranking ranking,
    Map<String, String> files) {

  /**
   * @param name short name, as on the command line
   * @param className Weka class
   * @param options Weka options
   */
  public record Algorithm(String name, String className, List<String> options) {}

  /**
   * @param weka version of Weka
   * @param java version of Java
   */
  public record Runtime(String weka, String java) {}
}
