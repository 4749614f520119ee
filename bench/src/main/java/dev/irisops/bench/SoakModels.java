package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Two bundles of the same task, which take turns in the folder that the service watches. */
final class SoakModels {
  private static final List<String> ALGORITHMS = List.of("Logistic", "J48");

  private final Path parent;
  private int turn;

  SoakModels(Lab lab) {
    this.parent = lab.newFolder("models");
    ALGORITHMS.forEach(algorithm -> train(lab, algorithm));
    replace();
  }

  private void train(Lab lab, String algorithm) {
    Progress.say("training %s", algorithm);
    Command.output(
        parent,
        List.of(
            lab.javaHome().resolve("bin").resolve("java").toString(),
            "-jar",
            lab.root()
                .resolve(Path.of("model-training", "target", "model-training.jar"))
                .toString(),
            "--data=" + lab.csv(),
            "--class-attribute=species",
            "--candidates=" + algorithm,
            "--repeats=1",
            "--min-accuracy=0.8",
            "--out=" + parent.resolve(algorithm)));
  }

  /** What {@code iris.model.dir} names: a link, as Kubernetes swaps the content of a volume. */
  Path folder() {
    return parent.resolve("current");
  }

  /** Lets the other bundle take over, in one step. */
  void replace() {
    Path bundle = parent.resolve(ALGORITHMS.get(turn++ % ALGORITHMS.size())).resolve("iris");
    Path link = parent.resolve("next");
    try {
      Files.createSymbolicLink(link, bundle);
      Files.move(link, folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
