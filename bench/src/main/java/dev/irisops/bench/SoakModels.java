package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Two bundles that replace each other in the model folder of the service. */
final class SoakModels {
  private static final List<String> ALGORITHMS = List.of("Logistic", "J48");

  private final Path parent;
  private int next;

  SoakModels(Harness harness) {
    this.parent = harness.newFolder("models");
    ALGORITHMS.forEach(algorithm -> harness.train(algorithm, parent.resolve(algorithm)));
    replace();
  }

  /** Returns the folder for {@code iris.model.dir}: a symbolic link, as in a Kubernetes volume. */
  Path folder() {
    return parent.resolve("current");
  }

  /** Replaces the bundle by the other one, atomically. */
  void replace() {
    Path bundle = Harness.bundle(parent.resolve(ALGORITHMS.get(next++ % ALGORITHMS.size())));
    Path link = parent.resolve("next");
    try {
      Files.createSymbolicLink(link, bundle);
      Files.move(link, folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
