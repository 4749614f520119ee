package dev.irisops.training;

import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.Progress;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.training.Candidate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Shows which candidate and fold is running, e.g. {@code [3/6] Logistic: repeat 7/10, fold 2/10}.
 * On a terminal the line is overwritten; elsewhere, where that would fill a log, each candidate has
 * one line at its first fold and one at its end.
 */
final class ConsoleProgress implements Progress {
  private static final String LINE_START = "\r\033[K";

  private final PrintWriter err;
  private final boolean interactive;
  private final List<Candidate> candidates;
  private final Protocol protocol;

  ConsoleProgress(
      PrintWriter err, boolean interactive, List<Candidate> candidates, Protocol protocol) {
    this.err = err;
    this.interactive = interactive;
    this.candidates = candidates;
    this.protocol = protocol;
  }

  @Override
  public synchronized void running(Candidate candidate, int repeat, int fold) {
    String text =
        "%s: repeat %d/%d, fold %d/%d"
            .formatted(place(candidate), repeat, protocol.repeats(), fold, protocol.folds());
    if (interactive) {
      err.print(LINE_START + text);
      err.flush();
    } else if (repeat == 1 && fold == 1) {
      err.println(text);
    }
  }

  @Override
  public synchronized void judged(Candidate candidate, Evaluation evaluation) {
    err.println(
        String.format(
            Locale.ROOT,
            "%s%s: log loss %.4f",
            interactive ? LINE_START : "",
            place(candidate),
            evaluation.logLoss()));
  }

  private String place(Candidate candidate) {
    return "[%d/%d] %s"
        .formatted(candidates.indexOf(candidate) + 1, candidates.size(), candidate.label());
  }
}
