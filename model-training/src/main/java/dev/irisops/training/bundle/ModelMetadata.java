package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Target;
import dev.irisops.training.profile.AllowedWidths;
import dev.irisops.training.profile.Unseen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Information about a model that the data file does not contain.
 *
 * @param name name of the model and of its folder: up to 63 letters, digits, dots, dashes and
 *     underscores; the first is a letter or digit
 * @param created creation time
 * @param source source of the data
 * @param units units by name of a numeric feature, or of the number to predict
 * @param allowedWidths widening of the ranges that the service accepts
 * @param unseen policy for labels that are not in the training data; by default, what the algorithm
 *     can handle
 */
public record ModelMetadata(
    String name,
    Instant created,
    String source,
    Map<String, String> units,
    AllowedWidths allowedWidths,
    Optional<Unseen> unseen) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /**
   * Copies the units and checks the name.
   *
   * @throws IllegalArgumentException if the name is invalid
   */
  public ModelMetadata {
    units = Map.copyOf(units);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--name: expected letters, digits, '.', '-' or '_', found \"" + name + '"');
    }
  }

  /**
   * Checks that the data set has every column with a unit, which is numeric, and no feature with
   * the name of another column of {@code golden.csv}.
   *
   * @throws IllegalArgumentException if it does not
   */
  public void requireMatches(Dataset dataset) {
    requireColumnsOfUnits(dataset);
    for (String feature : dataset.featureNames()) {
      if (GoldenCsv.isReserved(feature, dataset.target())) {
        throw new IllegalArgumentException(
            "--data: feature name \"%s\" is reserved for golden.csv".formatted(feature));
      }
    }
  }

  private void requireColumnsOfUnits(Dataset dataset) {
    List<String> numeric =
        Stream.concat(
                dataset.features().stream()
                    .filter(NumericFeature.class::isInstance)
                    .map(Feature::name),
                Stream.of(dataset.target())
                    .filter(NumericTarget.class::isInstance)
                    .map(Target::name))
            .toList();
    for (String feature : new TreeSet<>(units.keySet())) {
      if (!numeric.contains(feature)) {
        throw new IllegalArgumentException(
            "--unit: no numeric feature \"%s\"; the numeric features are %s"
                .formatted(feature, String.join(", ", numeric)));
      }
    }
  }
}
