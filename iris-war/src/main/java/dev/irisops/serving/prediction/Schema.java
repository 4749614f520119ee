package dev.irisops.serving.prediction;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The inputs and outputs of a model: its features, in card order, and its target.
 *
 * <p>All per-feature and per-class arrays of the service use this order.
 */
public final class Schema {
  private final List<Feature> features;
  private final Target target;
  private final Map<String, Integer> featureIndex;

  /**
   * @param features at least one, with distinct names
   * @throws IllegalArgumentException naming the missing or duplicate names
   */
  public Schema(List<Feature> features, Target target) {
    Checks.expectDistinct("feature", features.stream().map(Feature::name).toList(), 1);
    this.features = List.copyOf(features);
    this.target = target;
    this.featureIndex =
        IntStream.range(0, features.size())
            .boxed()
            .collect(Collectors.toUnmodifiableMap(i -> features.get(i).name(), i -> i));
  }

  /** Returns the features, in card order. */
  public List<Feature> features() {
    return features;
  }

  /** Returns what the model predicts. */
  public Target target() {
    return target;
  }

  /** Returns the classes, in card order; none if the model predicts a number. */
  public List<ModelClass> classes() {
    return target.classes();
  }

  /** Returns the index of the feature called {@code name}; empty if there is none. */
  public OptionalInt indexOf(String name) {
    Integer index = featureIndex.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
