package dev.irisops.training;

import dev.irisops.training.selection.ProgressListener;
import java.io.PrintWriter;

/**
 * Prints the progress, e.g. {@code [37/600] Logistic: repeat 7/10, fold 2/10, about 12 s left}. A
 * terminal shows each fold, in one line that is overwritten; a log has the first fold of each
 * candidate and at most 10 others.
 *
 * @param err standard error
 * @param interactive true if a line can be overwritten
 */
record ConsoleProgress(PrintWriter err, boolean interactive) implements ProgressListener {
  private static final String LINE_START = "\r\033[K";
  private static final int LINES = 10;

  @Override
  public synchronized void foldStarted(Fold fold) {
    String text =
        "[%d/%d] %s: repeat %d/%d, fold %d/%d, about %s left"
            .formatted(
                fold.number(),
                fold.total(),
                fold.candidate().algorithmName(),
                fold.repeat(),
                fold.protocol().repeats(),
                fold.fold(),
                fold.protocol().folds(),
                fold.timeLeft());
    if (interactive) {
      err.print(LINE_START + text);
      err.flush();
    } else if (isFirst(fold) || line(fold, fold.number()) > line(fold, fold.number() - 1)) {
      err.println(text);
    }
  }

  private static boolean isFirst(Fold fold) {
    return fold.repeat() == 1 && fold.fold() == 1;
  }

  /** Returns the number of lines for the first folds. */
  private static int line(Fold fold, int number) {
    return (int) Math.ceil((double) number * LINES / fold.total());
  }

  @Override
  public synchronized void message(String message) {
    err.println((interactive ? LINE_START : "") + Terminal.printable(message));
  }
}
