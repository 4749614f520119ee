package dev.irisops.serving.model;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A Weka classifier behind a card's schema: the features in card order, and the target where the
 * classifier has it, which is mostly the last place.
 */
final class WekaModel implements Model {
  // Because the matrices of Weka otherwise look for native code, whose last digits differ.
  static {
    for (String part : List.of("BLAS", "LAPACK", "ARPACK")) {
      System.setProperty("com.github.fommil.netlib." + part, "com.github.fommil.netlib.F2j" + part);
    }
  }

  /** Far above what rounding costs, and far below what a caller can see. */
  private static final double TOLERANCE = 1e-6;

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
    schema.features().stream().map(WekaModel::attribute).forEach(attributes::add);
    int classIndex = card.classIndex().orElse(attributes.size());
    attributes.add(classIndex, target(schema));
    Instances header = new Instances(card.name(), attributes, 0);
    header.setClassIndex(classIndex);
    return header;
  }

  private static Attribute target(Schema schema) {
    String name = targetName(schema);
    return schema.target() instanceof NumericTarget
        ? new Attribute(name)
        : new Attribute(name, schema.classes().stream().map(ModelClass::name).toList());
  }

  private static Attribute attribute(Feature feature) {
    return feature instanceof NominalFeature nominal
        ? new Attribute(nominal.name(), nominal.labels())
        : new Attribute(feature.name());
  }

  /** Returns a name that no feature has, because Weka needs different names. */
  private static String targetName(Schema schema) {
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
    return classifiers.with(patience, c -> answer(c, instance)).map(this::prediction);
  }

  /** Returns the predicted number, or the probability of each class. */
  private double[] answer(Classifier classifier, Instance instance) {
    try {
      return header.classAttribute().isNumeric()
          ? new double[] {classifier.classifyInstance(instance)}
          : probabilities(classifier, instance);
    } catch (Exception // Weka's classifiers declare no narrower one
        | StackOverflowError e) { // a tree that is its own branch
      throw new PredictionImpossibleException("the classifier failed", e);
    }
  }

  /**
   * Returns a copy, because the classifier may use its array again. With missing values, a forest
   * answers for instance -7.8e-20.
   */
  private static double[] probabilities(Classifier classifier, Instance instance) throws Exception {
    return Arrays.stream(classifier.distributionForInstance(instance))
        .map(WekaModel::rounded)
        .toArray();
  }

  /** Rounds a probability that is outside 0..1 by less than the tolerance, as the trainer does. */
  private static double rounded(double p) {
    boolean nearly = p >= -TOLERANCE && p <= 1 + TOLERANCE;
    return nearly ? Math.min(1, Math.max(0, p)) : p;
  }

  private Prediction prediction(double[] answer) {
    try {
      return header.classAttribute().isNumeric()
          ? new NumericPrediction(answer[0])
          : classPrediction(answer);
    } catch (IllegalArgumentException e) {
      throw new PredictionImpossibleException(e.getMessage());
    }
  }

  private ClassPrediction classPrediction(double[] probabilities) {
    int classes = card.schema().classes().size();
    if (probabilities.length != classes) {
      throw new PredictionImpossibleException(
          "expected %d probabilities, found %d".formatted(classes, probabilities.length));
    }
    double sum = Arrays.stream(probabilities).sum();
    if (Math.abs(sum - 1) > TOLERANCE) { // Weka answers zeros if it cannot classify a row
      throw new PredictionImpossibleException(
          "expected probabilities with a sum of 1, found " + sum);
    }
    return new ClassPrediction(probabilities);
  }

  private Instance instance(Row row) {
    double[] features = row.toArray();
    int classIndex = header.classIndex();
    double[] values = Arrays.copyOf(features, header.numAttributes());
    System.arraycopy(features, classIndex, values, classIndex + 1, features.length - classIndex);
    values[classIndex] = Double.NaN; // Weka's "missing", because it is to be predicted
    Instance instance = new DenseInstance(1, values);
    instance.setDataset(header);
    return instance;
  }
}
