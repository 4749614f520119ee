package dev.irisops.serving.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trainer's jar as a process of its own. */
public final class Trainer {
  private Trainer() {}

  /** Trains one algorithm on the Iris data, judged shortly. */
  public static Path iris(String algorithm) {
    return train(
        "iris",
        List.of(
            "--data",
            System.getProperty("iris.csv"),
            "--class-attribute",
            "species",
            "--candidates",
            algorithm));
  }

  /** Trains a model of other features and two classes. */
  static Path pumps() {
    return train(
        "pumps",
        List.of(
            "--data", Path.of("src", "test", "data", "pumps.csv").toString(),
            "--class-attribute", "state",
            "--unit", "vibration=mm/s",
            "--candidates", "RandomForest"));
  }

  /** What {@code --help} prints. */
  static String help() {
    try {
      return run(List.of(java(), "-jar", System.getProperty("trainer.jar"), "--help"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every algorithm that the trainer offers, as its help names them. */
  public static List<String> algorithms() {
    Matcher candidates =
        Pattern.compile(" --candidates.*?\\(default: ([^)]+)\\)", Pattern.DOTALL).matcher(help());
    if (!candidates.find()) {
      throw new AssertionError("the help names no candidates: " + help());
    }
    return List.of(candidates.group(1).replaceAll("\\s", "").split(","));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path train(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of("-jar", System.getProperty("trainer.jar"), "--name", name));
    command.addAll(List.of("--repeats", "1", "--folds", "2", "--min-accuracy", "0"));
    command.addAll(arguments);
    try {
      Path parent = Files.createDirectories(Path.of(System.getProperty("test.work")));
      Path out = Files.createTempDirectory(parent, "model-");
      command.addAll(List.of("--out", out.toString()));
      run(command);
      return out.resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError("the trainer failed:\n" + output);
    }
    return output;
  }
}
