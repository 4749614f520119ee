package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of a label for names of the model card: the names themselves, or, where there are too
 * many, {@value #OTHER} for all but the first.
 */
final class LabelValues {
  /** The value that names share. */
  static final String OTHER = "other";

  private final List<String> names;
  private final Set<String> own;

  /**
   * @param names all different
   * @param most the most names that are values
   */
  LabelValues(List<String> names, int most) {
    this.names = names;
    this.own =
        names.size() <= most
            ? Set.copyOf(names)
            : names.stream()
                .filter(name -> !name.equals(OTHER))
                .limit(most)
                .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the values for the features of a model. */
  static LabelValues ofFeatures(ModelCard card, int most) {
    return new LabelValues(card.schema().features().stream().map(Feature::name).toList(), most);
  }

  /** Returns the values for the classes of a model. */
  static LabelValues ofClasses(ModelCard card, int most) {
    return new LabelValues(card.schema().classes().stream().map(ModelClass::name).toList(), most);
  }

  /** Returns true if {@code name} shares its value with others. */
  boolean isShared(String name) {
    return !own.contains(name);
  }

  /** Returns the names that share a value, in their order. */
  List<String> shared() {
    return names.stream().filter(this::isShared).toList();
  }

  /** Returns the value for {@code name}. */
  String of(String name) {
    return isShared(name) ? OTHER : name;
  }
}
