package dev.irisops.training.profile;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Describes the features and the target of a data set.
 *
 * @param units units by name of the feature or target
 * @param widths widening of the allowed ranges
 * @param unseen policy for labels that are not in the training data
 */
public record Profiler(Map<String, String> units, AllowedWidths widths, Unseen unseen) {
  /** Returns the profiles of the features, in the order of the data set. */
  public List<FeatureProfile> profiles(Dataset dataset) {
    return IntStream.range(0, dataset.features().size())
        .mapToObj(feature -> profile(dataset, feature))
        .toList();
  }

  /**
   * Returns the profile of a number that is predicted.
   *
   * @param predictions its cross-validated predictions, at least 1
   */
  public TargetProfile target(Dataset dataset, double[] predictions) {
    String name = dataset.target().name();
    return TargetProfile.of(
        name, Optional.ofNullable(units.get(name)), dataset.targets().toArray(), predictions);
  }

  private FeatureProfile profile(Dataset dataset, int index) {
    double[] rows = dataset.values(index).toArray();
    if (dataset.features().get(index) instanceof NominalFeature nominal) {
      return NominalProfile.of(nominal.name(), nominal.labels(), rows, unseen);
    }
    String name = dataset.features().get(index).name();
    return NumericProfile.of(name, Optional.ofNullable(units.get(name)), rows, widths);
  }
}
