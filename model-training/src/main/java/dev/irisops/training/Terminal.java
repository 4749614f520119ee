package dev.irisops.training;

import dev.irisops.training.bundle.OutputException;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.training.TrainingFailedException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;

/**
 * What surrounds a run: its streams, its environment, and how its end is told. A failure is one
 * line on {@code err}.
 *
 * @param out for the table
 * @param err for progress and failures
 * @param interactive whether a progress line can be overwritten
 * @param environment variables by name
 */
record Terminal(
    PrintWriter out, PrintWriter err, boolean interactive, Map<String, String> environment) {
  private static final int GATE = 1;
  private static final int USAGE = 2;
  private static final int INTERNAL = 3;

  /** Returns the exit code. */
  int run(String... args) {
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) { // a large data set, not a defect
      return fail("internal error: " + e, INTERNAL);
    } finally {
      out.flush();
    }
  }

  private CommandLine commandLine() {
    return new CommandLine(new TrainCommand(this))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, ignored) -> usage(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failure(e));
  }

  private int usage(CommandLine.ParameterException e) {
    return fail(e.getMessage() + " (see --help)", USAGE);
  }

  private int failure(Exception e) {
    if (e instanceof GateException) {
      return fail(e.getMessage(), GATE);
    }
    if (e instanceof InvalidDatasetException
        || e instanceof OutputException
        || e instanceof OptionException) {
      return fail(e.getMessage(), USAGE);
    }
    boolean told = e instanceof TrainingFailedException;
    return fail(told ? e.getMessage() : "internal error: " + e, INTERNAL);
  }

  // Because a message quotes the data, which may hold anything.
  private int fail(String message, int code) {
    err.println(message.replaceAll("\\p{Cntrl}+", " "));
    err.flush();
    return code;
  }
}
