package dev.irisops.training.bundle;

import java.io.IOException;
import java.nio.file.Path;

/** Moves a file or folder within one file system; tests put a failing one here. */
@FunctionalInterface
interface Mover {
  Path move(Path from, Path to) throws IOException;
}
