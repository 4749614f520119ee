package dev.irisops.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.classifiers.Classifier;
import weka.core.Instances;

class CandidateTest {
  private final Instances iris = WekaInstances.of(TestData.iris());

  @ParameterizedTest
  @EnumSource
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

  @ParameterizedTest
  @EnumSource
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
}
