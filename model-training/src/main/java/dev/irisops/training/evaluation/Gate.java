package dev.irisops.training.evaluation;

import dev.irisops.training.dataset.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The least that a model must achieve. For classes: a lower log loss than predicting the share of
 * each class, a kappa above 0, and, where one is given, a minimum accuracy. For numbers: a lower
 * root mean squared error than predicting the mean, and, where one is given, a minimum R².
 *
 * @param minAccuracy minimum accuracy, in 0..1
 * @param minR2 minimum R², in 0..1
 */
public record Gate(Optional<Double> minAccuracy, Optional<Double> minR2) {
  /** The gate without minimums. */
  public static final Gate NO_MINIMUM = new Gate(Optional.empty(), Optional.empty());

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the minimum is not in 0..1
   */
  public Gate {
    minAccuracy.ifPresent(minimum -> requireShare("--min-accuracy", minimum));
    minR2.ifPresent(minimum -> requireShare("--min-r2", minimum));
  }

  private static void requireShare(String option, double minimum) {
    if (!(minimum >= 0 && minimum <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(option + ": expected 0..1, found " + minimum);
    }
  }

  /**
   * Checks that the gate has no minimum of the other task, other than 0, which every model passes.
   *
   * @throws IllegalArgumentException if it has one
   */
  public void requireMatches(Task task) {
    boolean classes = task == Task.CLASSIFICATION;
    if ((classes ? minR2 : minAccuracy).filter(minimum -> minimum > 0).isPresent()) {
      throw new IllegalArgumentException(
          classes
              ? "--min-r2: only for regression; --min-accuracy is for classification"
              : "--min-accuracy: only for classification; --min-r2 is for regression");
    }
  }

  /** Returns the reasons why a model must not be written; empty if it passes. */
  public Optional<String> objection(Evaluation evaluation) {
    List<String> objections =
        evaluation instanceof ClassEvaluation classes
            ? objections(classes)
            : objections((NumericEvaluation) evaluation);
    return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections));
  }

  private List<String> objections(NumericEvaluation evaluation) {
    List<String> objections = new ArrayList<>();
    double error = evaluation.errors().rootMeanSquaredError();
    double ofMean = evaluation.mean().rootMeanSquaredError();
    if (!(error < ofMean)) {
      objections.add(
          text(
              "root mean squared error %s, expected below %s (mean)",
              Decimals.of(error), Decimals.of(ofMean)));
    }
    double r2 = evaluation.errors().r2();
    if (minR2.isPresent() && r2 < minR2.get()) {
      objections.add(text("R² %.4f, expected at least %s", r2, minR2.get()));
    }
    return objections;
  }

  private List<String> objections(ClassEvaluation evaluation) {
    List<String> objections = new ArrayList<>();
    double prior = evaluation.priorLogLoss();
    if (!(evaluation.logLoss() < prior)) {
      objections.add(
          text("log loss %.4f, expected below %.4f (class shares)", evaluation.logLoss(), prior));
    }
    if (!(evaluation.confusion().kappa() > 0)) {
      objections.add(text("kappa %.4f, expected above 0", evaluation.confusion().kappa()));
    }
    if (minAccuracy.isPresent() && evaluation.accuracy() < minAccuracy.get()) {
      objections.add(
          text("accuracy %.4f, expected at least %s", evaluation.accuracy(), minAccuracy.get()));
    }
    return objections;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
