package dev.irisops.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import dev.irisops.training.dataset.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

class CandidateTest {
  private final Instances iris = WekaInstances.of(TestData.iris());

  private static List<Candidate> all() {
    return Candidate.of(Task.CLASSIFICATION);
  }

  @ParameterizedTest
  @MethodSource("all")
  void candidate_trainedTwiceWithSameSeed_givesSameProbabilities(Candidate candidate)
      throws Exception {
    Classifier first = Trainer.train(candidate, iris, 7);
    Classifier second = Trainer.train(candidate, iris, 7);
    for (int row = 0; row < iris.size(); row += 10) {
      double[] probabilities = first.distributionForInstance(iris.get(row));
      assertThat(probabilities).isEqualTo(second.distributionForInstance(iris.get(row)));
      assertThat(Arrays.stream(probabilities).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  private static List<Candidate> ofNumbers() {
    return Candidate.of(Task.REGRESSION);
  }

  @ParameterizedTest
  @MethodSource("ofNumbers")
  void candidate_trainedTwiceWithSameSeed_givesSameNumbers(Candidate candidate) throws Exception {
    Instances flats = WekaInstances.of(TestData.flats());
    Classifier first = Trainer.train(candidate, flats, 7);
    Classifier second = Trainer.train(candidate, flats, 7);
    for (Instance row : flats) {
      assertThat(first.classifyInstance(row)).isFinite().isEqualTo(second.classifyInstance(row));
    }
  }

  @Test
  void constants_ofCandidate_areAllOffered() {
    assertThat(Candidate.class.getFields())
        .filteredOn(field -> field.getType() == Candidate.class)
        .extracting(field -> field.get(null))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Task.values())
                .flatMap(task -> Candidate.of(task).stream())
                .distinct()
                .toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void candidate_byName_isFound(Candidate candidate) {
    assertThat(Candidate.named(candidate.algorithmName())).contains(candidate);
  }

  @Test
  void smo_always_isCalibrated() {
    assertThat(Candidate.SMO.newClassifier(3).getOptions()).contains("-M", "-V", "5", "-W", "3");
  }

  @Test
  void training_refusedByWeka_namesCandidate() {
    Instances classless = new Instances(iris);
    classless.setClassIndex(-1);
    assertThatThrownBy(() -> Trainer.train(Candidate.J48, classless, 1))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("J48: training failed: ")
        .hasCauseInstanceOf(Exception.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void candidate_interrupted_stops(Candidate candidate) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Trainer.train(candidate, iris, 1))
        .isInstanceOf(TrainingFailedException.class)
        .hasCauseInstanceOf(InterruptedException.class)
        .hasMessage(candidate + ": training failed: java.lang.InterruptedException");
    Thread.interrupted(); // cleared for the tests that follow
  }

  @Test
  void failure_withoutMessage_namesException() {
    Candidate broken =
        new Candidate(
            "Broken",
            seed -> {
              throw new StackOverflowError();
            });
    assertThatThrownBy(() -> Trainer.train(broken, iris, 1))
        .hasMessage("Broken: training failed: java.lang.StackOverflowError");
  }

  @Test
  void failure_withALongMessage_isOneLine() {
    TrainingFailedException failure =
        new TrainingFailedException(Candidate.J48, "a\nb\t" + "c".repeat(400));
    assertThat(failure.reason()).isEqualTo("a b " + "c".repeat(296) + " ...");
    assertThat(failure).hasMessage("J48: " + failure.reason());
  }
}
