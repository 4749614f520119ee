package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.training.Candidate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final List<Candidate> CHEAP = List.of(Candidate.J48, Candidate.LOGISTIC);

  private static Ranking judge(Protocol protocol, int threads, Progress progress) {
    return new Contest(protocol, threads, progress).judge(CHEAP, TestData.iris());
  }

  @Test
  void contest_onOneOrFourThreads_givesTheSameFigures() {
    Protocol protocol = new Protocol(2, 5, 1);
    Ranking alone = judge(protocol, 1, Progress.NOOP);
    assertThat(judge(protocol, 4, Progress.NOOP)).isEqualTo(alone);
    assertThat(alone.winner().evaluation().confusion().total()).isEqualTo(300);
  }

  @Test
  void contest_withAnotherSeed_givesOtherFigures() {
    assertThat(judge(new Protocol(1, 5, 2), 1, Progress.NOOP))
        .isNotEqualTo(judge(new Protocol(1, 5, 1), 1, Progress.NOOP));
  }

  @Test
  void winner_ofAContest_hasTheLowestLogLoss() {
    Ranking ranking = judge(new Protocol(1, 5, 1), 2, Progress.NOOP);
    assertThat(ranking.winner().candidate()).isEqualTo(Candidate.LOGISTIC);
    assertThat(ranking.standings())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.evaluation().logLoss(), b.evaluation().logLoss()));
  }

  @Test
  void progress_ofAContest_hearsEveryFold() {
    Set<String> heard = Collections.synchronizedSet(new TreeSet<>());
    Progress progress =
        new Progress() {
          @Override
          public void running(Candidate candidate, int repeat, int fold) {
            heard.add(candidate.label() + repeat + fold);
          }
        };
    judge(new Protocol(2, 2, 1), 2, progress);
    assertThat(heard)
        .containsExactly(
            "J4811",
            "J4812",
            "J4821",
            "J4822",
            "Logistic11",
            "Logistic12",
            "Logistic21",
            "Logistic22");
  }

  @Test
  void contest_withMoreFoldsThanRowsOfAClass_isRefused() {
    assertThatThrownBy(() -> judge(new Protocol(1, 51, 1), 1, Progress.NOOP))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage(
            "iris.csv: class setosa: expected at least 51 rows, one for each fold, found 50");
  }

  @Test
  void protocol_outOfRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Protocol(0, 10, 1))
        .withMessage("--repeats: expected 1 or more, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Protocol(1, 1, 1))
        .withMessage("--folds: expected 2 or more, found 1");
  }
}
