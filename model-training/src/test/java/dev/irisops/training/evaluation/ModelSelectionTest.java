package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.InvalidDatasetException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {
  private static final List<Candidate> FAST = List.of(Candidate.J48, Candidate.LOGISTIC);

  private static final ProgressListener SILENT = new ProgressListener() {};

  private static Ranking rank(Protocol protocol, int threads, ProgressListener listener) {
    return new ModelSelection(protocol, threads, listener).rank(FAST, TestData.iris());
  }

  @Test
  void ranking_onOneOrFourThreads_isTheSame() {
    Protocol protocol = new Protocol(2, 5, 1);
    Ranking sequential = rank(protocol, 1, SILENT);
    assertThat(rank(protocol, 4, SILENT)).isEqualTo(sequential);
    assertThat(sequential.best().evaluation().confusion().total()).isEqualTo(300);
  }

  @Test
  void ranking_withAnotherSeed_isDifferent() {
    assertThat(rank(new Protocol(1, 5, 2), 1, SILENT))
        .isNotEqualTo(rank(new Protocol(1, 5, 1), 1, SILENT));
  }

  @Test
  void best_ofRanking_hasLowestLogLoss() {
    Ranking ranking = rank(new Protocol(1, 5, 1), 2, SILENT);
    assertThat(ranking.best().candidate()).isEqualTo(Candidate.LOGISTIC);
    assertThat(ranking.results())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.evaluation().logLoss(), b.evaluation().logLoss()));
  }

  @Test
  void listener_ofRanking_isNotifiedOfEveryFold() {
    Set<String> folds = Collections.synchronizedSet(new TreeSet<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void foldStarted(Candidate candidate, int repeat, int fold) {
            folds.add(candidate.algorithmName() + repeat + fold);
          }
        };
    rank(new Protocol(2, 2, 1), 2, listener);
    assertThat(folds)
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
  void class_withFewerRowsThanFolds_isRefused() {
    assertThatThrownBy(() -> rank(new Protocol(1, 51, 1), 1, SILENT))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage("iris.csv: class setosa: expected at least 51 rows, one per fold, found 50");
  }

  @Test
  void protocol_inArabicLocale_isDescribedInAsciiDigits() {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new Protocol(10, 5, 1).description())
          .isEqualTo("10 times 5-fold stratified cross-validation");
    } finally {
      Locale.setDefault(locale);
    }
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
