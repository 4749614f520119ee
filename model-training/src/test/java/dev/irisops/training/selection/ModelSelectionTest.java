package dev.irisops.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.FakeClassifier;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.NumericEvaluation;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSelectionTest {
  private static final List<Candidate> FAST = List.of(Candidate.J48, Candidate.LOGISTIC);

  private static final ProgressListener SILENT = new ProgressListener() {};

  private static Ranking rank(Protocol protocol, int threads, ProgressListener listener) {
    return selection(protocol, threads, listener).rank(FAST, TestData.iris());
  }

  private static ModelSelection selection(
      Protocol protocol, int threads, ProgressListener listener) {
    return new ModelSelection(protocol, Gate.NO_MINIMUM, threads, new TimeLimit("1h"), listener);
  }

  private static Ranking rank(Candidate... candidates) {
    return selection(new Protocol(2, 5, 1), 2, SILENT).rank(List.of(candidates), TestData.iris());
  }

  @Test
  void ranking_onOneOrFourThreads_isTheSame() {
    Protocol protocol = new Protocol(2, 5, 1);
    Ranking sequential = rank(protocol, 1, SILENT);
    assertThat(rank(protocol, 4, SILENT)).isEqualTo(sequential);
    assertThat(((ClassEvaluation) sequential.best().evaluation()).confusion().total())
        .isEqualTo(300);
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
            (a, b) -> Double.compare(a.evaluation().loss(), b.evaluation().loss()));
  }

  @Test
  void best_ofNumbers_hasLowestRootMeanSquaredError() {
    Ranking ranking =
        selection(new Protocol(1, 5, 1), 2, SILENT)
            .rank(Candidate.of(Task.REGRESSION), TestData.flats());
    assertThat(ranking.failed()).isEmpty();
    assertThat(ranking.results())
        .hasSize(6)
        .isSortedAccordingTo((a, b) -> Double.compare(a.evaluation().loss(), b.evaluation().loss()))
        .allSatisfy(
            result ->
                assertThat(((NumericEvaluation) result.evaluation()).predictions()).hasSize(120));
    assertThat(ranking.hasWinner()).isTrue();
    assertThat(ranking.protocol().description(Task.REGRESSION))
        .isEqualTo("1 times 5-fold cross-validation");
  }

  @Test
  void numbers_withFewRows_haveFewerFolds() {
    Dataset flats = TestData.flats();
    Dataset few =
        new Dataset("few.csv", "", flats.target(), flats.features(), flats.rows().subList(0, 7));
    assertThat(
            selection(new Protocol(1, 10, 1), 1, SILENT)
                .rank(List.of(Candidate.LINEAR_REGRESSION), few)
                .protocol()
                .description(Task.REGRESSION))
        .isEqualTo("1 times 7-fold cross-validation (7 folds instead of 10: there are 7 rows)");
  }

  @Test
  void listener_ofRanking_isNotifiedOfEveryFold() {
    Set<String> folds = Collections.synchronizedSet(new TreeSet<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void foldStarted(Fold fold) {
            folds.add(fold.candidate().algorithmName() + fold.repeat() + fold.fold());
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
  void candidate_thatThrows_isListedAsFailed() {
    Ranking ranking =
        rank(
            FakeClassifier.training(
                "Broken",
                rows -> {
                  throw new IllegalStateException("out of luck");
                }),
            Candidate.J48);
    assertThat(ranking.best().candidate()).isEqualTo(Candidate.J48);
    assertThat(ranking.failed())
        .extracting(FailedCandidate::toString)
        .containsExactly("Broken: training failed: out of luck");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0.5})
  void candidate_thatAnswersNoProbabilities_isListedAsFailed(double probability) {
    Ranking ranking =
        rank(
            FakeClassifier.answering(
                "Odd", row -> new double[] {probability, probability, probability}),
            Candidate.J48);
    assertThat(ranking.results())
        .extracting(CandidateResult::candidate)
        .containsExactly(Candidate.J48);
    assertThat(ranking.failed())
        .extracting(FailedCandidate::reason)
        .containsExactly(
            "prediction failed: probabilities: expected 0..1 with the sum 1, found "
                + List.of(probability, probability, probability));
  }

  @Test
  void failure_ofSeveralFolds_isThatOfTheFirst() {
    Candidate numbered =
        FakeClassifier.training(
            "Numbered",
            rows -> {
              throw new IllegalStateException("starts with " + rows.get(0));
            });
    List<FailedCandidate> failed = rank(numbered).failed();
    for (int i = 0; i < 10; i++) {
      assertThat(rank(numbered).failed()).isEqualTo(failed);
    }
  }

  @Test
  void ranking_withEveryCandidateFailed_hasNoWinner() {
    Ranking ranking = rank(FakeClassifier.answering("Odd", row -> new double[3]));
    assertThat(ranking.results()).isEmpty();
    assertThat(ranking.hasWinner()).isFalse();
    assertThat(ranking.failed()).hasSize(1);
  }

  @Test
  void memory_thatRunsOut_endsTheRun() {
    Candidate greedy =
        FakeClassifier.training(
            "Greedy",
            rows -> {
              throw new OutOfMemoryError("heap");
            });
    assertThatThrownBy(() -> rank(greedy, Candidate.J48)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void best_ofCandidatesThatDoNotAllPassTheGate_passes() {
    Candidate constant =
        FakeClassifier.answering("Constant", row -> new double[] {0.34, 0.33, 0.33});
    Ranking ranking = rank(constant, FakeClassifier.training("Oracle", rows -> {}));
    assertThat(ranking.best().candidate().algorithmName()).isEqualTo("Oracle");
    assertThat(ranking.results().get(1).objection())
        .contains(
            "log loss 1.0987, expected below 1.0986 (class shares); kappa 0.0000, expected above 0");
    assertThat(rank(constant).hasWinner()).isFalse();
  }

  @Test
  void protocol_inArabicLocale_isDescribedInAsciiDigits() {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new Protocol(10, 5, 1).description(Task.CLASSIFICATION))
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
