package dev.irisops.serving.prediction;

import java.util.List;

/**
 * The names of a model that share one label value in the metrics, because the model has more than
 * {@code iris.model.max-series} of them.
 *
 * @param value the label value that they share
 * @param features in the order of the model card; empty if each has its own label value
 * @param classes in the order of the model card; empty if each has its own label value
 */
public record SharedLabels(String value, List<String> features, List<String> classes) {
  /** True if every feature and every class has its own label value. */
  public boolean isEmpty() {
    return features.isEmpty() && classes.isEmpty();
  }
}
