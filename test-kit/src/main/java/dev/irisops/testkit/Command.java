package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that runs to its end, and that the test waits for.
 *
 * @param input the source of its standard input
 */
public record Command(
    List<String> words, Path folder, Map<String, String> environment, Redirect input) {

  /**
   * The result of a program.
   *
   * @param output all that it printed, errors included, without white space around it
   */
  public record Outcome(int exitCode, String output) {}

  /** Creates a command in the current folder, without input. */
  public static Command of(String... words) {
    return new Command(List.of(words), Path.of("."), Map.of(), Redirect.PIPE);
  }

  /** Returns the command in another folder. */
  public Command in(Path newFolder) {
    return new Command(words, newFolder, environment, input);
  }

  /** Returns the command with a file as its standard input. */
  public Command reading(Path file) {
    return new Command(words, folder, environment, Redirect.from(file.toFile()));
  }

  /** Returns the command with one more environment variable than the tests have. */
  public Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, folder, Map.copyOf(more), input);
  }

  /** Runs the program. */
  public Outcome outcome() {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(input);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /**
   * Runs the program and returns all that it printed.
   *
   * @throws AssertionError with what it printed, if its exit code is not 0
   */
  public String output() {
    Outcome outcome = outcome();
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          words + " ended with " + outcome.exitCode() + ": " + outcome.output());
    }
    return outcome.output();
  }
}
