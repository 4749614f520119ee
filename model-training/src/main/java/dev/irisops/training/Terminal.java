package dev.irisops.training;

import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.bundle.OutputException;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.modelfile.InvalidModelException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * The terminal of a run. Prints a failure as one line and turns it into an exit code.
 *
 * @param out standard output, for the result
 * @param err standard error, for progress and failures
 * @param interactive true if a progress line can be overwritten
 * @param environment environment variables by name
 */
record Terminal(
    PrintWriter out, PrintWriter err, boolean interactive, Map<String, String> environment) {
  private static final int GATE = 1;
  private static final int USAGE = 2;
  private static final int INTERNAL = 3;

  /** Runs the command line and returns the exit code. */
  int run(String... args) {
    try {
      return args.length > 0 && args[0].equals("import")
          ? commandLine(new ImportCommand(this)).execute(Arrays.copyOfRange(args, 1, args.length))
          : commandLine(new TrainCommand(this)).execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) { // because of a large data set
      return fail("internal error: " + e, INTERNAL);
    } finally {
      out.flush();
    }
  }

  private CommandLine commandLine(Callable<Integer> task) {
    return new CommandLine(task)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, ignored) -> usage(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failure(e));
  }

  private int usage(CommandLine.ParameterException e) {
    return fail(e.getMessage() + " (see --help)", USAGE);
  }

  private int failure(Exception e) {
    if (e instanceof NoModelException none) {
      return fail(none.getMessage(), none.allFailed() ? INTERNAL : GATE);
    }
    if (e instanceof InvalidDatasetException
        || e instanceof InvalidModelException
        || e instanceof OutputException
        || e instanceof OptionException) {
      return fail(e.getMessage(), USAGE);
    }
    return fail("internal error: " + e, INTERNAL);
  }

  private int fail(String message, int code) {
    err.println(printable(message));
    err.flush();
    return code;
  }

  /** Prints what the user should know about the run. */
  void note(String note) {
    err.println("note: " + printable(note));
  }

  /** Prints that a bundle is written, and what the user should know about it. */
  void written(Bundle bundle, OutputFolder output) {
    ModelCard card = bundle.card();
    out.printf("%s %s written to %s%n", card.name(), card.version(), output.folder());
    bundle.notes().forEach(this::note);
  }

  // Without control characters other than line ends, because messages quote the data file.
  static String printable(String message) {
    return message.replaceAll("[\\p{Cntrl}&&[^\n]]+", " ");
  }
}
