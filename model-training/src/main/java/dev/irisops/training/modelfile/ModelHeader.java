package dev.irisops.training.modelfile;

import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.Header;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import weka.core.Attribute;
import weka.core.Instances;

/** Turns the header of a model file into the columns that its data must have. */
public final class ModelHeader {
  private final String file;
  private final Instances instances;

  private ModelHeader(String file, Instances instances) {
    this.file = file;
    this.instances = instances;
  }

  /**
   * Returns the columns in the order of the model.
   *
   * @param file name of the model file
   * @param classAttribute name of the class, which the header may state too
   * @throws InvalidModelException if an attribute has a type that no feature has, or the class is
   *     unknown
   */
  public static Header of(String file, Instances instances, Optional<String> classAttribute) {
    ModelHeader header = new ModelHeader(file, instances);
    header.requireTypes();
    return new Header(header.features(), header.target(classAttribute));
  }

  private List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    for (Attribute attribute : Collections.list(instances.enumerateAttributes())) {
      features.add(feature(attribute));
    }
    if (instances.classIndex() >= 0) { // which the enumeration leaves out
      features.add(instances.classIndex(), feature(instances.classAttribute()));
    }
    return features;
  }

  private Feature feature(Attribute attribute) {
    if (attribute.isNumeric()) {
      return new NumericFeature(attribute.name());
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < attribute.numValues(); i++) {
      labels.add(attribute.value(i));
    }
    try {
      return new NominalFeature(attribute.name(), labels);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, e.getMessage());
    }
  }

  private int target(Optional<String> classAttribute) {
    Optional<Integer> chosen = classAttribute.map(this::index);
    int stated = instances.classIndex();
    if (stated < 0) {
      return chosen.orElseThrow(
          () ->
              new InvalidModelException(
                  file, "expected a header with a class, found none: --class-attribute names it"));
    }
    if (chosen.isPresent() && chosen.get() != stated) {
      throw new InvalidModelException(
          file,
          "expected the class %s of the header, found --class-attribute %s"
              .formatted(instances.classAttribute().name(), classAttribute.get()));
    }
    return stated;
  }

  private int index(String reference) {
    Attribute named = instances.attribute(reference);
    int number = reference.matches("\\d{1,6}") ? Integer.parseInt(reference) - 1 : -1;
    if (named == null && (number < 0 || number >= instances.numAttributes())) {
      throw new InvalidModelException(
          file, "--class-attribute: the header has no attribute \"%s\"".formatted(reference));
    }
    return named == null ? number : named.index();
  }

  private void requireTypes() {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < instances.numAttributes(); i++) {
      problem(instances.attribute(i)).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new InvalidModelException(
          file,
          "%d attributes have a type that no feature has:\n  %s"
              .formatted(problems.size(), String.join("\n  ", problems)));
    }
  }

  private static Optional<String> problem(Attribute attribute) {
    String advice =
        switch (attribute.type()) {
          case Attribute.STRING ->
              "string: train without it (Remove), or on what StringToNominal or StringToWordVector makes of it, as a file of its own";
          case Attribute.DATE -> "date: train on what DateToNumeric makes of it";
          case Attribute.RELATIONAL -> "relational: train without it (Remove)";
          default -> "";
        };
    return advice.isEmpty() ? Optional.empty() : Optional.of(attribute.name() + ": " + advice);
  }
}
