package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.selection.ProgressListener.Fold;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final StringWriter text = new StringWriter();

  private ConsoleProgress progress(boolean interactive) {
    return new ConsoleProgress(new PrintWriter(text), interactive);
  }

  private static Fold fold(int number, int total) {
    return new Fold(number, total, Candidate.LOGISTIC, new Protocol(10, 5, 1), 7, 2, "12 s");
  }

  @Test
  void progress_onTerminal_overwritesLine() {
    progress(true).foldStarted(fold(32, 50));
    assertThat(text)
        .hasToString("\r\033[K[32/50] Logistic: repeat 7/10, fold 2/5, about 12 s left");
  }

  @Test
  void progress_inLog_showsTenFoldsOnly() {
    ConsoleProgress progress = progress(false);
    for (int number = 1; number <= 50; number++) {
      progress.foldStarted(fold(number, 50));
    }
    assertThat(text.toString().lines())
        .hasSize(10)
        .startsWith("[1/50] Logistic: repeat 7/10, fold 2/5, about 12 s left")
        .contains("[46/50] Logistic: repeat 7/10, fold 2/5, about 12 s left");
  }

  @Test
  void progress_inLog_showsFirstFoldOfCandidate() {
    Fold first = new Fold(7, 600, Candidate.J48, new Protocol(10, 10, 1), 1, 1, "2 min");
    progress(false).foldStarted(first);
    assertThat(text.toString().strip())
        .isEqualTo("[7/600] J48: repeat 1/10, fold 1/10, about 2 min left");
  }

  @Test
  void message_onTerminal_replacesProgress() {
    progress(true).message("warning: 6 folds instead of 10");
    assertThat(text.toString().strip()).isEqualTo("\r\033[Kwarning: 6 folds instead of 10".strip());
  }

  @Test
  void message_inLog_isALine() {
    progress(false).message("warning: 6 folds instead of 10");
    assertThat(text.toString().lines()).containsExactly("warning: 6 folds instead of 10");
  }

  @Test
  void message_withControlCharacters_isPrintedWithoutThem() {
    progress(false).message("warning: class \u001b[2J has 1 row");
    assertThat(text.toString().lines()).containsExactly("warning: class  [2J has 1 row");
  }
}
