package dev.irisops.serving.prediction;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The inputs and outputs of a model: its features and its classes, each in card order.
 *
 * <p>All per-feature and per-class arrays of the service use this order.
 */
public final class Schema {
  private final List<Feature> features;
  private final List<ModelClass> classes;
  private final Map<String, Integer> featureIndex;

  /**
   * @param features at least one, with distinct names
   * @param classes at least two, with distinct names
   * @throws IllegalArgumentException naming the missing or duplicate names
   */
  public Schema(List<Feature> features, List<ModelClass> classes) {
    expectDistinct("feature", features.stream().map(Feature::name).toList(), 1);
    expectDistinct("class", classes.stream().map(ModelClass::name).toList(), 2);
    this.features = List.copyOf(features);
    this.classes = List.copyOf(classes);
    this.featureIndex =
        IntStream.range(0, features.size())
            .boxed()
            .collect(Collectors.toUnmodifiableMap(i -> features.get(i).name(), i -> i));
  }

  private static void expectDistinct(String what, List<String> names, int least) {
    if (names.size() < least || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "%s names: expected %d or more, all different, found %s".formatted(what, least, names));
    }
  }

  /** Returns the features, in card order. */
  public List<Feature> features() {
    return features;
  }

  /** Returns the classes, in card order. */
  public List<ModelClass> classes() {
    return classes;
  }

  /** Returns the index of the feature called {@code name}; empty if there is none. */
  public OptionalInt indexOf(String name) {
    Integer index = featureIndex.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
