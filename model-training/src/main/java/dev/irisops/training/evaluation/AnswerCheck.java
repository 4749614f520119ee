package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import weka.classifiers.Classifier;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Checks that a model answers, with finite probabilities that sum to 1 or with a finite number, the
 * training rows and some that are none of them: the mean row, corners of the training range, and
 * random rows within the allowed range.
 */
public final class AnswerCheck {
  /** Because a table can have thousands of features. */
  private static final int MAX_CORNERS = 100;

  private static final int RANDOM_ROWS = 200;
  private static final int SEED = 1;

  /**
   * The values of a feature that the service accepts, in the unit of the feature.
   *
   * @param min minimum
   * @param max maximum
   */
  public record AllowedRange(double min, double max) {
    // Not min + share * (max - min), because the width can be infinite.
    double at(double share) {
      return min * (1 - share) + max * share;
    }
  }

  private record Question(String name, Instance row) {}

  private final Instances data;
  private final List<FeatureValues> features;
  private final List<AllowedRange> allowed;

  /**
   * Creates the check.
   *
   * @param data training rows
   * @param allowed one range per feature; that of a nominal feature is ignored
   */
  public AnswerCheck(Instances data, List<AllowedRange> allowed) {
    this.data = data;
    this.allowed = List.copyOf(allowed);
    this.features =
        IntStream.range(0, allowed.size())
            .mapToObj(i -> FeatureValues.of(data, attribute(i)))
            .toList();
  }

  /** Returns the index of the attribute of a feature, among which the class can be anywhere. */
  private int attribute(int feature) {
    return feature < data.classIndex() ? feature : feature + 1;
  }

  /**
   * Returns the first row that a model does not answer and why; empty if it answers all.
   *
   * @param model trained classifier, which predicting can change
   */
  public Optional<String> problem(Classifier model) {
    return trainingProblem(model).or(() -> otherProblem(model));
  }

  /** Returns the problem with the first training row that a model does not answer. */
  public Optional<String> trainingProblem(Classifier model) {
    return data.stream()
        .flatMap(row -> problem(model, new Question("a training row", row)).stream())
        .findFirst();
  }

  /** Returns the problem with the first of the other rows that a model does not answer. */
  public Optional<String> otherProblem(Classifier model) {
    return questions().stream().flatMap(question -> problem(model, question).stream()).findFirst();
  }

  private static Optional<String> problem(Classifier model, Question question) {
    try {
      Prediction.of(model, question.row());
      return Optional.empty();
    } catch (Exception e) { // because Weka declares Exception
      return Optional.of(
          "the model cannot answer "
              + question.name()
              + ": "
              + (e.getMessage() == null ? e : e.getMessage()));
    }
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    questions.add(question("the mean row", this::mean));
    questions.add(question("the row of all minima", i -> features.get(i).min()));
    questions.add(question("the row of all maxima", i -> features.get(i).max()));
    questions.add(question("a row without optional values", this::meanOrMissing));
    for (int f = 0; f < Math.min(MAX_CORNERS, features.size()); f++) {
      int feature = f;
      String name = data.attribute(attribute(feature)).name();
      questions.add(
          question(
              "the mean row with the minimum of " + name,
              i -> i == feature ? features.get(i).min() : mean(i)));
      questions.add(
          question(
              "the mean row with the maximum of " + name,
              i -> i == feature ? features.get(i).max() : mean(i)));
    }
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM_ROWS; i++) {
      questions.add(question("a random row", f -> features.get(f).random(random, allowed.get(f))));
    }
    return questions;
  }

  private double mean(int feature) {
    return features.get(feature).mean();
  }

  private double meanOrMissing(int feature) {
    return features.get(feature).optional() ? Double.NaN : mean(feature);
  }

  private Question question(String name, IntToDoubleFunction values) {
    double[] all = new double[data.numAttributes()];
    for (int feature = 0; feature < features.size(); feature++) {
      all[attribute(feature)] = values.applyAsDouble(feature);
    }
    Instance row = new DenseInstance(1, all);
    row.setDataset(data);
    return new Question(name, row);
  }
}
