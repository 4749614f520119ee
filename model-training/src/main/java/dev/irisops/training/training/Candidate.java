package dev.irisops.training.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.functions.Logistic;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.functions.SMO;
import weka.classifiers.trees.J48;
import weka.classifiers.trees.RandomForest;

/** An algorithm that takes part in the contest, with the options it is judged under. */
public enum Candidate {
  /**
   * C4.5 (Quinlan 1993), leaves smoothed by Laplace: a bare leaf claims probabilities of 0 and 1.
   */
  J48("J48", seed -> j48()),

  /** Random forest (Breiman 2001), 100 trees. */
  RANDOM_FOREST("RandomForest", Candidate::randomForest),

  /**
   * Multinomial logistic regression (le Cessie and van Houwelingen 1992) with ridge 0.01: with
   * Weka's 1e-8 the weights run off to infinity where a class is linearly separable.
   */
  LOGISTIC("Logistic", seed -> logistic()),

  /**
   * Support vector machine (Platt 1998), probabilities by logistic models over 5 inner folds (Platt
   * 1999).
   */
  SMO("SMO", Candidate::smo),

  /** Gaussian naive Bayes (John and Langley 1995). */
  NAIVE_BAYES("NaiveBayes", seed -> new NaiveBayes()),

  /** One hidden layer of (features + classes) / 2 units, 500 epochs of back-propagation. */
  MULTILAYER_PERCEPTRON("MultilayerPerceptron", Candidate::multilayerPerceptron);

  private final String label;
  private final IntFunction<AbstractClassifier> factory;

  Candidate(String label, IntFunction<AbstractClassifier> factory) {
    this.label = label;
    this.factory = factory;
  }

  /** Returns the name used on the command line, in the card and in the report. */
  public String label() {
    return label;
  }

  /**
   * @param seed of every random choice the algorithm makes
   * @return an untrained classifier
   */
  public AbstractClassifier untrained(int seed) {
    return factory.apply(seed);
  }

  /**
   * @param label as {@link #label()} gives it
   * @return the candidate, if there is one
   */
  public static Optional<Candidate> labelled(String label) {
    return Arrays.stream(values()).filter(candidate -> candidate.label.equals(label)).findFirst();
  }

  /** Returns all labels, comma-separated. */
  public static String labels() {
    return Arrays.stream(values()).map(Candidate::label).collect(Collectors.joining(","));
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

  private static MultilayerPerceptron multilayerPerceptron(int seed) {
    MultilayerPerceptron perceptron = new MultilayerPerceptron();
    perceptron.setSeed(seed);
    return perceptron;
  }
}
