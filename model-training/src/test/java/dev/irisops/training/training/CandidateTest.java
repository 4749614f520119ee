package dev.irisops.training.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.classifiers.Classifier;
import weka.core.Instances;

class CandidateTest {
  private final Instances iris = WekaLayout.of(TestData.iris());

  @ParameterizedTest
  @EnumSource
  void candidate_trainedTwiceWithOneSeed_givesTheSameProbabilities(Candidate candidate)
      throws Exception {
    Classifier first = Trainer.train(candidate, iris, 7);
    Classifier second = Trainer.train(candidate, iris, 7);
    for (int row = 0; row < iris.size(); row += 10) {
      double[] probabilities = first.distributionForInstance(iris.get(row));
      assertThat(probabilities).isEqualTo(second.distributionForInstance(iris.get(row)));
      assertThat(java.util.Arrays.stream(probabilities).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void candidate_byItsLabel_isFound(Candidate candidate) {
    assertThat(Candidate.labelled(candidate.label())).contains(candidate);
  }

  @Test
  void smo_always_isCalibrated() {
    assertThat(Candidate.SMO.untrained(3).getOptions()).contains("-M", "-V", "5", "-W", "3");
  }

  @Test
  void training_thatWekaRefuses_namesTheCandidate() {
    Instances classless = new Instances(iris);
    classless.setClassIndex(-1);
    assertThatThrownBy(() -> Trainer.train(Candidate.J48, classless, 1))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("J48: training failed: ")
        .hasCauseInstanceOf(Exception.class);
  }
}
