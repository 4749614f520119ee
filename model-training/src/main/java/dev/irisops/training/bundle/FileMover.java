package dev.irisops.training.bundle;

import java.io.IOException;
import java.nio.file.Path;

/** {@code Files.move}, which tests replace by one that fails. */
@FunctionalInterface
interface FileMover {
  Path move(Path from, Path to) throws IOException;
}
