package dev.irisops.training;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry point of {@code model-training.jar}. */
public final class Main {
  private Main() {}

  /**
   * Runs and ends the process with 0 (written), 1 (gate not passed), 2 (bad usage or input) or 3
   * (internal failure).
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    WekaSandbox.enter();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new Terminal(out, err, System.console() != null, System.getenv()).run(args);
  }
}
