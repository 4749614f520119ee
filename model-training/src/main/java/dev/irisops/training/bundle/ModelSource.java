package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the person who trains says of the model.
 *
 * @param name of the model, which is also the name of its folder: letters, digits, dot, dash,
 *     underscore
 * @param created time that goes into card, version and archive
 * @param source where the data comes from
 * @param units unit by feature name
 */
public record ModelSource(String name, Instant created, String source, Map<String, String> units) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it could not be a folder
   */
  public ModelSource {
    units = Map.copyOf(units);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--name: expected letters, digits, '.', '-' or '_', found \"" + name + '"');
    }
  }

  /**
   * @param dataset what the model is trained on
   * @throws IllegalArgumentException if it lacks a feature that has a unit, or has one whose name
   *     is that of another column of {@code golden.csv}
   */
  public void requireFits(Dataset dataset) {
    requireUnitsFit(dataset);
    for (String feature : dataset.features()) {
      if (GoldenCsv.isReserved(feature)) {
        throw new IllegalArgumentException(
            "--data: feature name \"%s\" is reserved for golden.csv".formatted(feature));
      }
    }
  }

  private void requireUnitsFit(Dataset dataset) {
    for (String feature : new TreeSet<>(units.keySet())) {
      if (!dataset.features().contains(feature)) {
        throw new IllegalArgumentException(
            "--unit: no feature \"%s\", only %s"
                .formatted(feature, String.join(", ", dataset.features())));
      }
    }
  }
}
