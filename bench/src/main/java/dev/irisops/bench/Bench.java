package dev.irisops.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks, run in the root of the repository. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, SoakCommand.class})
final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
