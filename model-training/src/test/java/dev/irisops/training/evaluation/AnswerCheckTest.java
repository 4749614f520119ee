package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.AnswerCheck.AllowedRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.core.Instance;
import weka.core.Instances;

class AnswerCheckTest {
  private static final AllowedRange ALLOWED = new AllowedRange(-50, 60);

  /** Returns a number in 0..10 that two of 20 rows lack, a colour that one lacks, and a class. */
  private static Instances mixed() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double number = i < 2 ? Double.NaN : i % 11;
      rows.add(new Row(new double[] {number, i == 5 ? Double.NaN : i % 3, i}, i % 2));
    }
    return instances(
        List.of(
            new NumericFeature("number"),
            new NominalFeature("colour", List.of("red", "green", "blue")),
            new NumericFeature("age")),
        rows);
  }

  private static Instances instances(List<Feature> features, List<Row> rows) {
    return WekaInstances.of(
        new Dataset(
            "d", "0".repeat(64), new ClassTarget("class", List.of("no", "yes")), features, rows));
  }

  private static AnswerCheck check(Instances data) {
    return new AnswerCheck(data, Collections.nCopies(data.numAttributes() - 1, ALLOWED));
  }

  /** Returns the problem of a model that answers all rows but some. */
  private static String problem(Predicate<Instance> unanswered) {
    Candidate candidate =
        FakeClassifier.answering(
            "Picky",
            row -> unanswered.test(row) ? new double[] {Double.NaN, 1} : new double[] {0.5, 0.5});
    return check(mixed()).problem(candidate.newClassifier(1)).orElse("none");
  }

  @ParameterizedTest
  @MethodSource("all")
  void candidate_trainedWithMixedFeatures_answersEveryRow(Candidate candidate) {
    Instances data = mixed();
    assertThat(check(data).problem(Trainer.train(candidate, data, 1))).isEmpty();
  }

  private static List<Candidate> ofNumbers() {
    return Candidate.of(Task.REGRESSION);
  }

  @ParameterizedTest
  @MethodSource("ofNumbers")
  void candidate_trainedWithNumbers_answersEveryRow(Candidate candidate) {
    Instances data = WekaInstances.of(TestData.flats());
    assertThat(check(data).problem(Trainer.train(candidate, data, 1))).isEmpty();
  }

  @Test
  void model_thatAnswersNoNumber_isToldTheRow() {
    Candidate candidate = FakeClassifier.answering("Picky", row -> new double[] {Double.NaN});
    assertThat(check(WekaInstances.of(TestData.flats())).problem(candidate.newClassifier(1)))
        .contains(
            "the model cannot answer a training row: value: expected a finite number, found NaN");
  }

  private static List<Candidate> all() {
    return Candidate.of(Task.CLASSIFICATION);
  }

  @Test
  void naiveBayes_with200NarrowFeatures_cannotAnswerTheMeanRow() {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      double shift = i % 2 * 0.006;
      double[] values =
          IntStream.range(0, 200)
              .mapToDouble(f -> 0.5 + f % 2 * shift + 0.009 * random.nextGaussian())
              .toArray();
      rows.add(new Row(values, i % 2));
    }
    Instances data =
        instances(
            IntStream.range(0, 200).<Feature>mapToObj(f -> new NumericFeature("band" + f)).toList(),
            rows);
    assertThat(check(data).problem(Trainer.train(Candidate.NAIVE_BAYES, data, 1)))
        .contains(
            "the model cannot answer the mean row: probabilities: expected 0..1 with the sum 1,"
                + " found [NaN, NaN]");
    assertThat(check(data).problem(Trainer.train(Candidate.J48, data, 1))).isEmpty();
  }

  @Test
  void model_thatCannotAnswer_isToldTheRow() {
    String reason = ": probabilities: expected 0..1 with the sum 1, found [NaN, 1.0]";
    assertThat(problem(row -> false)).isEqualTo("none");
    assertThat(problem(row -> row.value(0) == 3))
        .isEqualTo("the model cannot answer a training row" + reason);
    assertThat(problem(row -> row.value(2) == 9.5))
        .isEqualTo("the model cannot answer the mean row" + reason);
    assertThat(problem(row -> row.value(0) == 0 && row.value(2) == 0))
        .isEqualTo("the model cannot answer the row of all minima" + reason);
    assertThat(problem(row -> row.value(0) == 10 && row.value(1) == 2 && row.value(2) == 19))
        .isEqualTo("the model cannot answer the row of all maxima" + reason);
    assertThat(problem(row -> row.isMissing(0) && row.isMissing(1)))
        .isEqualTo("the model cannot answer a row without optional values" + reason);
    assertThat(problem(row -> row.value(2) == 19 && row.value(0) != 10 && row.value(0) != 8))
        .isEqualTo("the model cannot answer the mean row with the maximum of age" + reason);
    assertThat(problem(row -> row.value(2) < -20))
        .isEqualTo("the model cannot answer a random row" + reason);
  }

  @Test
  void rows_atRandom_stayWithinTheAllowedRange() {
    Set<Double> labels = new HashSet<>();
    Candidate recorder =
        FakeClassifier.answering(
            "Recorder",
            row -> {
              assertThat(row.isMissing(2)).isFalse(); // because no training row lacks it
              assertThat(row.isMissing(0) || Math.abs(row.value(0) - 5) <= 55).isTrue();
              labels.add(row.value(1));
              return new double[] {0.5, 0.5};
            });
    assertThat(check(mixed()).problem(recorder.newClassifier(1))).isEmpty();
    assertThat(labels).containsExactlyInAnyOrder(0.0, 1.0, 2.0, Double.NaN);
  }
}
