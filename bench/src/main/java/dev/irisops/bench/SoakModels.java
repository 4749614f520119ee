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
    ALGORITHMS.forEach(algorithm -> lab.train(algorithm, parent.resolve(algorithm)));
    replace();
  }

  /** What {@code iris.model.dir} names: a link, as Kubernetes swaps the content of a volume. */
  Path folder() {
    return parent.resolve("current");
  }

  /** Lets the other bundle take over, in one step. */
  void replace() {
    Path bundle = Lab.bundle(parent.resolve(ALGORITHMS.get(turn++ % ALGORITHMS.size())));
    Path link = parent.resolve("next");
    try {
      Files.createSymbolicLink(link, bundle);
      Files.move(link, folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
