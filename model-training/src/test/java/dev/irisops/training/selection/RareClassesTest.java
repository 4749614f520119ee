package dev.irisops.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.ClassOutcome;
import dev.irisops.training.evaluation.FakeClassifier;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Instances;

class RareClassesTest {
  /** Returns rows of classes a, b and so on; the feature is close to the index of the class. */
  private static Dataset dataset(int... rowsPerClass) {
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < rowsPerClass.length; c++) {
      for (int i = 0; i < rowsPerClass[c]; i++) {
        rows.add(new Row(new double[] {c + 0.01 * i}, c));
      }
    }
    List<String> classes =
        IntStream.range(0, rowsPerClass.length).mapToObj(c -> "" + (char) ('a' + c)).toList();
    return new Dataset(
        "d.csv",
        "0".repeat(64),
        new ClassTarget("class", classes),
        List.of(new NumericFeature("x")),
        rows);
  }

  private static int[] counts(String text) {
    return Stream.of(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 20   | 10 |",
        "20 9    |  9 | 9 folds instead of 10: class b has 9 rows",
        "3 20 3  |  3 | 3 folds instead of 10: classes a, c have 3 rows",
        "2 2 2 2 |  2 | 2 folds instead of 10: classes a, b, c and 1 more have 2 rows",
        "20 0    | 10 |",
        "20 20 1 | 10 | class c has 1 row, so that no model that has learned it is tested on it",
        "1 1 1   |  3 | 3 folds instead of 10: there are 3 rows",
      })
  void folds_forRowsOfClasses_areAtMostThoseOfTheRarest(String rows, int folds, String note) {
    Protocol adapted = RareClasses.adapt(new Protocol(1, 10, 1), dataset(counts(rows)));
    assertThat(adapted.folds()).isEqualTo(folds);
    assertThat(adapted.notes())
        .startsWith(Optional.ofNullable(note).stream().toArray(String[]::new));
  }

  @Test
  void protocol_ofRareClasses_namesThem() {
    assertThat(
            RareClasses.adapt(new Protocol(4, 10, 1), dataset(20, 6, 0))
                .description(Task.CLASSIFICATION))
        .isEqualTo(
            "4 times 6-fold stratified cross-validation"
                + " (6 folds instead of 10: class b has 6 rows)");
  }

  @Test
  void dataset_ofOneRow_isRefused() {
    assertThatThrownBy(() -> RareClasses.adapt(new Protocol(1, 10, 1), dataset(1, 0)))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage("d.csv: expected at least 2 rows, found 1");
  }

  @ParameterizedTest
  @CsvSource({"20 6 0", "20 20 1", "2 2 2", "5 1 0"})
  void candidates_onRareClasses_areEvaluated(String rows) {
    List<String> messages = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void message(String message) {
            messages.add(message);
          }
        };
    Ranking ranking =
        new ModelSelection(
                new Protocol(2, 10, 1), Gate.NO_MINIMUM, 1, new TimeLimit("1h"), listener)
            .rank(Candidate.of(Task.CLASSIFICATION), dataset(counts(rows)));
    int total = IntStream.of(counts(rows)).sum();
    assertThat(ranking.results())
        .isNotEmpty()
        .allSatisfy(
            result ->
                assertThat(((ClassEvaluation) result.evaluation()).confusion().total())
                    .isEqualTo(2 * total));
    assertThat(messages.get(0)).startsWith("warning: ").contains("class");
  }

  @Test
  void row_aloneInItsClass_isNeverPredictedByAModelThatHasLearnedIt() {
    Instances data = WekaInstances.of(dataset(20, 20, 1));
    CrossValidation validation = new CrossValidation(new Protocol(1, 4, 1), data);
    List<Boolean> learned = new ArrayList<>();
    Candidate watching =
        FakeClassifier.training(
            "Watching", rows -> learned.add(rows.stream().anyMatch(row -> row.classValue() == 2)));
    for (int fold = 0; fold < 4; fold++) {
      boolean tested =
          validation.outcomes(watching, 0, fold).stream()
              .anyMatch(row -> ((ClassOutcome) row).actual() == 2);
      assertThat(learned.get(fold)).isEqualTo(!tested);
    }
    assertThat(learned).containsOnlyOnce(false);
  }
}
