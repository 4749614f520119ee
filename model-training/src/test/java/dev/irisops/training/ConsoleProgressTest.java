package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Protocol;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final StringWriter text = new StringWriter();

  private ConsoleProgress progress(boolean interactive) {
    return new ConsoleProgress(
        new PrintWriter(text),
        interactive,
        List.of(Candidate.J48, Candidate.LOGISTIC),
        new Protocol(10, 5, 1));
  }

  @Test
  void progress_onTerminal_overwritesLine() {
    progress(true).foldStarted(Candidate.LOGISTIC, 7, 2);
    assertThat(text).hasToString("\r\033[K[2/2] Logistic: repeat 7/10, fold 2/5");
  }

  @Test
  void progress_inLog_showsFirstFoldOnly() {
    ConsoleProgress progress = progress(false);
    progress.foldStarted(Candidate.J48, 1, 1);
    progress.foldStarted(Candidate.J48, 1, 2);
    progress.foldStarted(Candidate.J48, 2, 1);
    assertThat(text.toString().strip()).isEqualTo("[1/2] J48: repeat 1/10, fold 1/5");
  }
}
