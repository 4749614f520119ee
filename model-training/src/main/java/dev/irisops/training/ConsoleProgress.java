package dev.irisops.training;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ProgressListener;
import dev.irisops.training.evaluation.Protocol;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Prints the progress, e.g. {@code [3/6] Logistic: repeat 7/10, fold 2/10}. A terminal shows each
 * fold, in one line that is overwritten; a log has two lines per candidate.
 *
 * @param err standard error
 * @param interactive true if a line can be overwritten
 * @param candidates all candidates, in order
 * @param protocol evaluation protocol
 */
record ConsoleProgress(
    PrintWriter err, boolean interactive, List<Candidate> candidates, Protocol protocol)
    implements ProgressListener {
  private static final String LINE_START = "\r\033[K";

  @Override
  public synchronized void foldStarted(Candidate candidate, int repeat, int fold) {
    String text =
        "%s: repeat %d/%d, fold %d/%d"
            .formatted(prefix(candidate), repeat, protocol.repeats(), fold, protocol.folds());
    if (interactive) {
      err.print(LINE_START + text);
      err.flush();
    } else if (repeat == 1 && fold == 1) {
      err.println(text);
    }
  }

  @Override
  public synchronized void candidateEvaluated(CandidateResult result) {
    err.println(
        String.format(
            Locale.ROOT,
            "%s%s: log loss %.4f",
            interactive ? LINE_START : "",
            prefix(result.candidate()),
            result.evaluation().logLoss()));
  }

  private String prefix(Candidate candidate) {
    return "[%d/%d] %s"
        .formatted(candidates.indexOf(candidate) + 1, candidates.size(), candidate.algorithmName());
  }
}
