package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/** A Weka classifier behind a card's schema: numeric features in card order, the class last. */
final class WekaModel implements Model {
  private final ModelCard card;
  private final ClassifierPool classifiers;
  private final List<Row> verifiedRows;
  private final Instances header;

  WekaModel(ModelCard card, ClassifierPool classifiers, List<Row> verifiedRows) {
    this.card = card;
    this.classifiers = classifiers;
    this.verifiedRows = List.copyOf(verifiedRows);
    this.header = header(card);
  }

  private static Instances header(ModelCard card) {
    Schema schema = card.schema();
    ArrayList<Attribute> attributes = new ArrayList<>();
    schema.features().stream().map(Feature::name).map(Attribute::new).forEach(attributes::add);
    attributes.add(
        new Attribute(
            classAttribute(schema), schema.classes().stream().map(ModelClass::name).toList()));
    Instances header = new Instances(card.name(), attributes, 0);
    header.setClassIndex(attributes.size() - 1);
    return header;
  }

  /** Returns a name that no feature has, because Weka needs different names. */
  private static String classAttribute(Schema schema) {
    String name = "class";
    while (schema.indexOf(name).isPresent()) {
      name += "_";
    }
    return name;
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public List<Row> verifiedRows() {
    return verifiedRows;
  }

  @Override
  public Optional<Prediction> predict(Row row, Duration patience) {
    Instance instance = instance(row);
    return classifiers
        .with(patience, c -> complete(c.distributionForInstance(instance)))
        .map(Prediction::new);
  }

  private double[] complete(double[] probabilities) {
    int classes = card.schema().classes().size();
    if (probabilities.length != classes) {
      throw new IllegalStateException(
          "expected %d probabilities, found %d".formatted(classes, probabilities.length));
    }
    return probabilities.clone();
  }

  private Instance instance(Row row) {
    double[] values = Arrays.copyOf(row.toArray(), header.numAttributes());
    values[header.classIndex()] = Double.NaN; // Weka's "missing", because it is to be predicted
    Instance instance = new DenseInstance(1, values);
    instance.setDataset(header);
    return instance;
  }
}
