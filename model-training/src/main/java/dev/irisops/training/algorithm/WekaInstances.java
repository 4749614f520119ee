package dev.irisops.training.algorithm;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.dataset.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Converts a data set into Weka's {@link Instances}: the features in order, then the target. A
 * missing value is NaN, for Weka too. The service uses the same layout.
 */
public final class WekaInstances {
  /** Weka compresses a longer label into a class that the service does not deserialize. */
  private static final int MAX_LABEL = 200;

  private WekaInstances() {}

  /** Returns the rows of a data set in order, with the class index set. */
  public static Instances of(Dataset dataset) {
    return of(dataset, dataset.features().size());
  }

  /**
   * Returns the rows of a data set in order, as a model that exists expects them.
   *
   * @param classIndex index of the class among the attributes, from 0
   */
  public static Instances of(Dataset dataset, int classIndex) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    dataset.features().forEach(feature -> attributes.add(attribute(feature)));
    attributes.add(classIndex, target(dataset.target()));
    Instances instances = new Instances(dataset.name(), attributes, dataset.rows().size());
    instances.setClassIndex(classIndex);
    dataset.rows().forEach(row -> instances.add(instance(row, classIndex)));
    return instances;
  }

  private static Attribute target(Target target) {
    return target instanceof ClassTarget classes
        ? nominal(classes.name(), classes.classes())
        : new Attribute(target.name());
  }

  private static Attribute attribute(Feature feature) {
    return feature instanceof NominalFeature nominal
        ? nominal(nominal.name(), nominal.labels())
        : new Attribute(feature.name());
  }

  // A model knows a label by its index only, so the text need not be complete.
  private static Attribute nominal(String name, List<String> labels) {
    return new Attribute(
        name,
        IntStream.range(0, labels.size()).mapToObj(i -> shortened(labels.get(i), i)).toList());
  }

  private static String shortened(String label, int index) {
    String suffix = "… " + index;
    return label.length() > MAX_LABEL
        ? label.substring(0, MAX_LABEL - suffix.length()) + suffix
        : label;
  }

  private static Instance instance(Row row, int classIndex) {
    double[] features = row.values();
    double[] all = Arrays.copyOf(features, features.length + 1);
    System.arraycopy(features, classIndex, all, classIndex + 1, features.length - classIndex);
    all[classIndex] = row.target();
    return new DenseInstance(1, all);
  }
}
