package dev.irisops.training;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code model-training.jar}. */
public final class Main {
  private Main() {}

  /**
   * Trains a model and exits with one of the exit codes that {@code --help} lists.
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
