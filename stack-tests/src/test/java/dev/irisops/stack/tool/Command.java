package dev.irisops.stack.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that runs until it ends.
 *
 * @param words the program and its arguments
 * @param folder its working folder
 * @param environment variables beside those of the tests
 * @param input the source of its standard input
 */
public record Command(
    List<String> words, Path folder, Map<String, String> environment, Redirect input) {

  /**
   * The result of a program.
   *
   * @param output its output, errors included, without white space around it
   */
  public record Outcome(int exitCode, String output) {}

  public static Command of(String... words) {
    return new Command(List.of(words), Path.of("."), Map.of(), Redirect.PIPE);
  }

  public Command in(Path newFolder) {
    return new Command(words, newFolder, environment, input);
  }

  public Command reading(Path file) {
    return new Command(words, folder, environment, Redirect.from(file.toFile()));
  }

  /** Sets a variable of its environment, which is the tests' own otherwise. */
  public Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, folder, Map.copyOf(more), input);
  }

  /** Runs the program and waits until it ends. */
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
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs the program and returns its output.
   *
   * @throws AssertionError with the output, if its exit code is not 0
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
