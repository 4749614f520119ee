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

  /** Trains one algorithm to predict the price of flats, and returns the folder of the bundle. */
  public static Path flats(String algorithm) {
    Path data = Path.of("src", "test", "data", "flats.csv");
    return train(
        "flats",
        data.toString(),
        "price",
        "--candidates=" + algorithm,
        "--unit=size=m²",
        "--unit=price=k€");
  }

  /** Trains a model of labels and missing values, and returns the folder of the bundle. */
  public static Path orders() {
    Path data = Path.of("src", "test", "data", "orders.csv");
    return train("orders", data.toString(), "outcome", "--candidates=J48");
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

  /** Imports a model of Weka, and returns the folder of the bundle. */
  public static Path imported(Path model, Path data, String name) {
    Path out = WorkFolder.create("model");
    run(
        Stream.of(
            "import", "--model=" + model, "--data=" + data, "--name=" + name, "--out=" + out));
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

  /** Returns every algorithm that the trainer offers for classes, as its help names them. */
  public static List<String> algorithms() {
    return algorithms("([\\w,\\s]+) for\\s+classification");
  }

  /** Returns every algorithm that the trainer offers for numbers, as its help names them. */
  public static List<String> algorithmsOfNumbers() {
    return algorithms("for\\s+classification,([\\w,\\s]+) for\\s+regression");
  }

  private static List<String> algorithms(String pattern) {
    Matcher candidates =
        Pattern.compile(" --candidates.*?\\(default: [\\w\\s]+:[^)]*?" + pattern, Pattern.DOTALL)
            .matcher(help());
    if (!candidates.find()) {
      throw new AssertionError("the help names no candidates: " + help());
    }
    return List.of(candidates.group(1).replaceAll("\\s", "").split(","));
  }
}
