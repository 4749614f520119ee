package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import weka.classifiers.AbstractClassifier;
import weka.core.Instance;
import weka.core.Instances;

/** A classifier of two functions. */
public final class FakeClassifier extends AbstractClassifier {
  private static final long serialVersionUID = 1L;

  private final transient Consumer<Instances> training;
  private final transient Function<Instance, double[]> answer;

  private FakeClassifier(Consumer<Instances> training, Function<Instance, double[]> answer) {
    this.training = training;
    this.answer = answer;
  }

  /** Returns a candidate that does something with the rows it is trained with. */
  public static Candidate training(String name, Consumer<Instances> training) {
    return new Candidate(name, seed -> new FakeClassifier(training, row -> sure(row, 0.8)));
  }

  /** Returns a candidate that answers each row by a function. */
  public static Candidate answering(String name, Function<Instance, double[]> answer) {
    return new Candidate(name, seed -> new FakeClassifier(rows -> {}, answer));
  }

  /** Returns the probabilities of an oracle that knows the class. */
  public static double[] sure(Instance row, double probability) {
    double[] probabilities = new double[row.numClasses()];
    Arrays.fill(probabilities, (1 - probability) / (row.numClasses() - 1));
    probabilities[(int) row.classValue()] = probability;
    return probabilities;
  }

  @Override
  public void buildClassifier(Instances rows) {
    training.accept(rows);
  }

  @Override
  public double[] distributionForInstance(Instance row) {
    return answer.apply(row);
  }
}
