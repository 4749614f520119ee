package dev.irisops.training.algorithm;

import dev.irisops.training.dataset.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.functions.LinearRegression;
import weka.classifiers.functions.Logistic;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.functions.SMO;
import weka.classifiers.functions.SMOreg;
import weka.classifiers.functions.supportVector.RegSMOImproved;
import weka.classifiers.trees.J48;
import weka.classifiers.trees.M5P;
import weka.classifiers.trees.REPTree;
import weka.classifiers.trees.RandomForest;

/**
 * A candidate for the model: a Weka algorithm with fixed options.
 *
 * @param algorithmName name on the command line, in the model card and in the report
 * @param factory makes an untrained classifier from the seed of its random numbers
 */
public record Candidate(String algorithmName, IntFunction<AbstractClassifier> factory) {
  /**
   * C4.5 decision tree (Quinlan 1993) with Laplace smoothing: without it, pure leaves predict
   * probabilities of 0 and 1.
   */
  public static final Candidate J48 = new Candidate("J48", seed -> j48());

  /** Random forest (Breiman 2001), 100 trees. */
  public static final Candidate RANDOM_FOREST =
      new Candidate("RandomForest", Candidate::randomForest);

  /**
   * Multinomial logistic regression (le Cessie and van Houwelingen 1992) with ridge 0.01: with
   * Weka's default of 1e-8 the weights diverge if a class is linearly separable.
   */
  public static final Candidate LOGISTIC = new Candidate("Logistic", seed -> logistic());

  /**
   * Support vector machine (Platt 1998) with probabilities by Platt scaling (Platt 1999) over 5
   * inner folds.
   */
  public static final Candidate SMO = new Candidate("SMO", Candidate::smo);

  /** Gaussian naive Bayes (John and Langley 1995). */
  public static final Candidate NAIVE_BAYES = new Candidate("NaiveBayes", seed -> new NaiveBayes());

  /** Neural network: one hidden layer of (features + outputs) / 2 units, 500 epochs. */
  public static final Candidate MULTILAYER_PERCEPTRON =
      new Candidate("MultilayerPerceptron", Candidate::multilayerPerceptron);

  /** Model tree (Quinlan 1992, Wang and Witten 1997): a linear regression in each leaf. */
  public static final Candidate M5P = new Candidate("M5P", seed -> new M5P());

  /** Linear regression with attributes selected by the Akaike criterion (Akaike 1974). */
  public static final Candidate LINEAR_REGRESSION =
      new Candidate("LinearRegression", seed -> new LinearRegression());

  /** Support vector regression (Smola and Schölkopf 2004), trained as Shevade et al. 2000 do. */
  public static final Candidate SMO_REG = new Candidate("SMOreg", Candidate::smoReg);

  /** Regression tree, pruned on a third of the rows (reduced-error pruning, Quinlan 1987). */
  public static final Candidate REP_TREE = new Candidate("REPTree", Candidate::repTree);

  private static final Map<Task, List<Candidate>> ALL =
      Map.of(
          Task.CLASSIFICATION,
          List.of(J48, RANDOM_FOREST, LOGISTIC, SMO, NAIVE_BAYES, MULTILAYER_PERCEPTRON),
          Task.REGRESSION,
          List.of(M5P, RANDOM_FOREST, LINEAR_REGRESSION, SMO_REG, MULTILAYER_PERCEPTRON, REP_TREE));

  /** Returns all candidates for a task, in the order in which equally good ones are preferred. */
  public static List<Candidate> of(Task task) {
    return ALL.get(task);
  }

  /**
   * Returns a new, untrained classifier.
   *
   * @param seed seed of the random numbers of the algorithm
   */
  public AbstractClassifier newClassifier(int seed) {
    return factory.apply(seed);
  }

  /** Returns the candidate with this {@link #algorithmName()}, if there is one. */
  public static Optional<Candidate> named(String name) {
    return Arrays.stream(Task.values())
        .flatMap(task -> of(task).stream())
        .filter(c -> c.algorithmName.equals(name))
        .findFirst();
  }

  /** Returns the names of all candidates for a task, separated by commas. */
  public static String names(Task task) {
    return of(task).stream().map(Candidate::algorithmName).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return algorithmName;
  }

  private static J48 j48() {
    J48 j48 = new J48();
    j48.setUseLaplace(true);
    return j48;
  }

  private static RandomForest randomForest(int seed) {
    RandomForest forest = new RandomForest();
    forest.setSeed(seed);
    return forest;
  }

  private static Logistic logistic() {
    Logistic logistic = new Logistic();
    logistic.setRidge(0.01);
    return logistic;
  }

  private static SMO smo(int seed) {
    SMO smo = new SMO();
    smo.setBuildCalibrationModels(true);
    smo.setNumFolds(5);
    smo.setRandomSeed(seed);
    return smo;
  }

  private static SMOreg smoReg(int seed) {
    RegSMOImproved optimizer = new RegSMOImproved();
    optimizer.setSeed(seed);
    SMOreg smo = new SMOreg();
    smo.setRegOptimizer(optimizer);
    return smo;
  }

  private static REPTree repTree(int seed) {
    REPTree tree = new REPTree();
    tree.setSeed(seed);
    return tree;
  }

  private static MultilayerPerceptron multilayerPerceptron(int seed) {
    MultilayerPerceptron perceptron = new MultilayerPerceptron();
    perceptron.setSeed(seed);
    return perceptron;
  }
}
