package dev.irisops.training.algorithm;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.Row;
import java.util.ArrayList;
import java.util.Arrays;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Converts a data set into Weka's {@link Instances}: the features in order, then the nominal class.
 * A missing value is NaN, for Weka too. The service uses the same layout.
 */
public final class WekaInstances {
  private WekaInstances() {}

  /** Returns the rows of a data set in order, with the class index set. */
  public static Instances of(Dataset dataset) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    dataset.features().forEach(feature -> attributes.add(attribute(feature)));
    attributes.add(new Attribute(dataset.classAttribute(), dataset.classes()));
    Instances instances = new Instances(dataset.name(), attributes, dataset.rows().size());
    instances.setClassIndex(attributes.size() - 1);
    dataset.rows().forEach(row -> instances.add(instance(row)));
    return instances;
  }

  private static Attribute attribute(Feature feature) {
    return feature instanceof NominalFeature nominal
        ? new Attribute(nominal.name(), nominal.labels())
        : new Attribute(feature.name());
  }

  private static Instance instance(Row row) {
    double[] features = row.values();
    double[] all = Arrays.copyOf(features, features.length + 1);
    all[features.length] = row.classIndex();
    return new DenseInstance(1, all);
  }
}
