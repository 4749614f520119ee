package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.selection.ModelSelection;
import dev.irisops.training.selection.ProgressListener;
import dev.irisops.training.selection.TimeLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
  private static final Candidate GOOD = oracle("Good", 0.7);
  private static final Candidate BETTER = oracle("Better", 0.8);
  private static final Candidate BEST = oracle("Best", 0.9);

  // Not static, because the threads of the selection wait until this class is initialized.
  private final Ranking ranking =
      new ModelSelection(
              new Protocol(1, 5, 1),
              Gate.NO_MINIMUM,
              1,
              new TimeLimit("1h"),
              new ProgressListener() {})
          .rank(List.of(GOOD, BETTER, BEST), TestData.iris());

  private static Candidate oracle(String name, double probability) {
    return FakeClassifier.answering(name, row -> FakeClassifier.sure(row, probability));
  }

  /** Builds the models of some candidates; the others fail. */
  private ModelChoice<String> choice(Candidate... buildable) {
    return ModelChoice.of(
        ranking,
        others -> {
          Candidate best = others.best().candidate();
          if (!List.of(buildable).contains(best)) {
            throw new TrainingFailedException(best, "no answer");
          }
          return "model of " + best;
        });
  }

  @Test
  void best_thatCanBeBuilt_isChosen() {
    assertThat(choice(BEST, GOOD).model()).contains("model of Best");
    assertThat(choice(BEST, GOOD).ranking()).isEqualTo(ranking);
  }

  @Test
  void best_thatCannotBeBuilt_isReplacedByTheNext() {
    ModelChoice<String> choice = choice(GOOD);
    assertThat(choice.model()).contains("model of Good");
    assertThat(choice.ranking().best().candidate()).isEqualTo(GOOD);
    assertThat(choice.ranking().failed())
        .extracting(FailedCandidate::toString)
        .containsExactly("Best: no answer", "Better: no answer");
  }

  @Test
  void model_ofNoCandidate_isEmpty() {
    ModelChoice<String> choice = choice();
    assertThat(choice.model()).isEmpty();
    assertThat(choice.ranking().results()).isEmpty();
    assertThat(choice.ranking().failed()).hasSize(3);
  }
}
