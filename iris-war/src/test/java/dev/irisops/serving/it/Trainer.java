package dev.irisops.serving.it;

import dev.irisops.testkit.Command;
import dev.irisops.testkit.Jdk;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the trainer's jar, with options for a quick training. */
public final class Trainer {
  private Trainer() {}

  /** Trains one algorithm on the Iris data, and returns the folder of the bundle. */
  public static Path iris(String algorithm) {
    return train("iris", System.getProperty("iris.csv"), "species", "--candidates=" + algorithm);
  }

  /** Trains a model with other features and two classes, and returns the folder of the bundle. */
  public static Path pumps() {
    Path data = Path.of("src", "test", "data", "pumps.csv");
    return train(
        "pumps", data.toString(), "state", "--candidates=RandomForest", "--unit=vibration=mm/s");
  }

  private static Path train(String name, String data, String classAttribute, String... more) {
    Path out = WorkFolder.create("model");
    Stream<String> options =
        Stream.of(
            "--name=" + name,
            "--data=" + data,
            "--class-attribute=" + classAttribute,
            "--out=" + out,
            "--repeats=1",
            "--folds=2",
            "--min-accuracy=0");
    run(Stream.concat(options, Stream.of(more)));
    return out.resolve(name);
  }

  private static String run(Stream<String> options) {
    Stream<String> java = Stream.of(Jdk.tool("java"), "-jar", System.getProperty("trainer.jar"));
    return Command.of(Stream.concat(java, options).toArray(String[]::new)).output();
  }

  /** Returns the text of {@code --help}. */
  public static String help() {
    return run(Stream.of("--help"));
  }

  /** Returns every algorithm that the trainer offers, as its help names them. */
  public static List<String> algorithms() {
    Matcher candidates =
        Pattern.compile(" --candidates.*?\\(default: ([^)]+)\\)", Pattern.DOTALL).matcher(help());
    if (!candidates.find()) {
      throw new AssertionError("the help names no candidates: " + help());
    }
    return List.of(candidates.group(1).replaceAll("\\s", "").split(","));
  }
}
