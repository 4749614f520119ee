package dev.irisops.training;

import dev.irisops.training.bundle.OutputException;
import dev.irisops.training.dataset.InvalidDatasetException;
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
  static final int GATE = 1;
  static final int USAGE = 2;
  private static final int INTERNAL = 3;

  int run(String... args) {
    return new CommandLine(new TrainCommand(this))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, ignored) -> usage(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failure(e))
        .execute(args);
  }

  private int usage(CommandLine.ParameterException e) {
    return fail(e.getMessage() + " (see --help)", USAGE);
  }

  private int failure(Exception e) {
    if (e instanceof GateException) {
      return fail(e.getMessage(), GATE);
    }
    boolean bad =
        e instanceof InvalidDatasetException
            || e instanceof OutputException
            || e instanceof OptionException;
    return bad ? fail(e.getMessage(), USAGE) : fail("internal error: " + e, INTERNAL);
  }

  // Because a message quotes the data, which may hold anything.
  private int fail(String message, int code) {
    err.println(message.replaceAll("\\p{Cntrl}+", " "));
    err.flush();
    return code;
  }
}
