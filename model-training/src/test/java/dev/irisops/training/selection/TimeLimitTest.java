package dev.irisops.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.FakeClassifier;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time passes in these tests only while a fake candidate trains. */
class TimeLimitTest {
  private final FakeClock clock = new FakeClock();
  private final List<String> messages = new ArrayList<>();
  private volatile boolean evaluating;

  private final ProgressListener listener =
      new ProgressListener() {
        @Override
        public void foldStarted(Fold fold) {
          evaluating = true;
        }

        @Override
        public void message(String message) {
          messages.add(message);
        }
      };

  /** Returns a candidate that needs an equal time for each row it is trained with. */
  private Candidate candidate(String name, double secondsPerRow) {
    return FakeClassifier.training(name, rows -> clock.advance(secondsPerRow * rows.size()));
  }

  private Ranking rank(String limit, Candidate... candidates) {
    return new ModelSelection(
            new Protocol(10, 10, 1), Gate.NO_MINIMUM, 1, clock.limit(limit), listener)
        .rank(List.of(candidates), TestData.iris());
  }

  private static void assertPredictionsPerRow(Ranking ranking, int repeats) {
    assertThat(ranking.results())
        .isNotEmpty()
        .allSatisfy(
            result ->
                assertThat(((ClassEvaluation) result.evaluation()).confusion().total())
                    .isEqualTo(150 * repeats));
    assertThat(ranking.protocol().repeats()).isEqualTo(repeats);
  }

  @Test
  void limit_thatIsEnough_changesNothing() {
    Ranking ranking = rank("15m", candidate("A", 0.001), candidate("B", 0.002));
    assertPredictionsPerRow(ranking, 10);
    assertThat(ranking.failed()).isEmpty();
    assertThat(ranking.protocol().description(Task.CLASSIFICATION))
        .isEqualTo("10 times 10-fold stratified cross-validation");
    assertThat(ranking)
        .isEqualTo(
            rank(
                "99h",
                ranking.results().stream()
                    .map(CandidateResult::candidate)
                    .toArray(Candidate[]::new)));
  }

  @Test
  void start_ofEvaluation_tellsHowLongItTakes() {
    rank("1h", candidate("A", 0.01)); // 1.35 s a fold, 100 folds
    assertThat(messages)
        .containsExactly(
            "evaluating 1 of 1 candidates by 10 times 10-fold cross-validation: about 2 min");
  }

  @Test
  void repeats_thatDoNotFit_areLeftOutForAllCandidates() {
    Ranking ranking =
        rank("15m", candidate("A", 0.01), candidate("B", 0.1)); // 15 s, 150 s a repeat
    assertPredictionsPerRow(ranking, 5);
    assertThat(ranking.failed()).isEmpty();
    assertThat(ranking.protocol().description(Task.CLASSIFICATION))
        .isEqualTo(
            "5 times 10-fold stratified cross-validation"
                + " (5 of 10 repeats, as many as fit into --max-time 15m)");
    assertThat(messages)
        .containsExactly(
            "evaluating 2 of 2 candidates by 10 times 10-fold cross-validation: about 25 min;"
                + " as many repeats as fit into --max-time 15m",
            "warning: 5 of 10 repeats, as many as fit into --max-time 15m");
  }

  @Test
  void candidate_thatCannotFinishARepeat_isDroppedBeforeTheOthersLoseOne() {
    Ranking ranking = rank("15m", candidate("Slow", 1), candidate("A", 0.01));
    assertPredictionsPerRow(ranking, 10);
    String reason =
        "not evaluated: one repeat would take about 22 min, more than --max-time 15m leaves";
    assertThat(ranking.failed())
        .extracting(FailedCandidate::toString)
        .containsExactly("Slow: " + reason);
    assertThat(messages).contains("warning: Slow: " + reason);
  }

  @Test
  void candidate_thatDoesNotEndInATrial_isDropped() {
    Candidate endless = FakeClassifier.training("Endless", rows -> hang(100));
    Ranking ranking = rank("15m", endless, candidate("A", 0.001));
    assertPredictionsPerRow(ranking, 10);
    assertThat(ranking.failed())
        .extracting(FailedCandidate::reason)
        .containsExactly(
            "not evaluated: one repeat would take at least 78 min, more than --max-time 15m leaves");
  }

  @Test
  void candidate_thatDoesNotEndInItsFirstRepeat_leavesTimeForTheModelOfTheOthers() {
    Candidate endless =
        FakeClassifier.training("Endless", rows -> trainOrHangInEvaluation(0.5, 853));
    Ranking ranking = rank("15m", candidate("A", 0.0001), endless);
    assertPredictionsPerRow(ranking, 1);
    assertThat(ranking.failed())
        .extracting(FailedCandidate::toString)
        .containsExactly(
            "Endless: not evaluated: its first repeat was stopped after 14 min,"
                + " to keep 46 s of --max-time 15m for the training on all rows");
  }

  @Test
  void onlyCandidate_isNotGivenUpBeforeTheLimit() {
    Candidate endless =
        FakeClassifier.training("Endless", rows -> trainOrHangInEvaluation(0.5, 899));
    Ranking ranking = rank("15m", endless);
    assertThat(ranking.results()).isEmpty();
    assertThat(ranking.failed())
        .extracting(FailedCandidate::toString)
        .containsExactly(
            "Endless: not evaluated: its first repeat did not end within --max-time 15m");
  }

  @Test
  void onlyCandidate_thatNeedsTheWholeLimit_isEvaluated() {
    Candidate slow = candidate("Slow", 0.6); // 81 s a fold
    Ranking ranking = rank("15m", slow);
    assertPredictionsPerRow(ranking, 1);
    assertThat(messages).contains("warning: 1 of 10 repeats, as many as fit into --max-time 15m");
  }

  @Test
  void onlyCandidate_thatDoesNotEndInATrial_isEvaluated() {
    Candidate slow =
        FakeClassifier.training(
            "Slow",
            rows -> {
              if (evaluating) {
                clock.advance(79);
              } else {
                hang(100);
              }
            });
    assertPredictionsPerRow(rank("15m", slow), 1);
    assertThat(messages)
        .startsWith(
            "evaluating 1 of 1 candidates by 10 times 10-fold cross-validation: at least 13 h;"
                + " as many repeats as fit into --max-time 15m");
  }

  @Test
  void reserve_followsTheFoldsThatHaveRun() {
    Candidate candidate = // 188 s a fold by its trials, for which a quarter of the limit is kept
        FakeClassifier.training("A", rows -> clock.advance(evaluating ? 7 : 40));
    assertPredictionsPerRow(rank("15m", candidate), 10);
  }

  @Test
  void fold_thatDoesNotEndInALaterRepeat_leavesOutTheRepeat() {
    List<Integer> folds = new ArrayList<>();
    Candidate tired =
        FakeClassifier.training(
            "Tired",
            rows -> {
              clock.advance(0.5);
              if (evaluating && folds.size() == 25) {
                hang(3600);
              }
              if (evaluating) {
                folds.add(1);
              }
            });
    assertPredictionsPerRow(rank("15m", tired), 2);
  }

  private void trainOrHangInEvaluation(double seconds, double hanging) {
    clock.advance(seconds);
    if (evaluating) {
      hang(hanging);
    }
  }

  /** Lets some time pass, and never returns unless it is interrupted. */
  private void hang(double seconds) {
    clock.advance(seconds);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "15m, 900", "2h, 7200"})
  void text_ofTime_isRead(String text, double seconds) {
    TimeLimit limit = clock.limit(text);
    clock.advance(30);
    assertThat(limit.seconds()).isEqualTo(seconds);
    assertThat(limit.left()).isEqualTo(seconds - 30);
    assertThat(limit).hasToString("--max-time " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "15", "0m", "-1s", "1.5h", "m", "99999999s"})
  void text_ofSomethingElse_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeLimit(text))
        .withMessage("--max-time: expected a time such as 90s, 15m or 2h, found \"" + text + '"');
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1 s", "12.4, 12 s", "99, 99 s", "100, 2 min", "5990, 100 min", "7300, 2 h"})
  void text_ofSeconds_isRounded(double seconds, String text) {
    assertThat(TimeLimit.text(seconds)).isEqualTo(text);
  }
}
