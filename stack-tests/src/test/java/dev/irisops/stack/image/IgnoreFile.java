package dev.irisops.stack.image;

import dev.irisops.stack.tool.Repository;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code .containerignore}: the last pattern that fits a path, or a folder that it is in,
 * decides.
 *
 * @param patterns in order; one with an exclamation mark takes back what those before it leave out
 */
record IgnoreFile(List<String> patterns) {
  static IgnoreFile ofTheRepository() {
    return new IgnoreFile(
        Repository.text(".containerignore")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList());
  }

  /** Returns true if the build of an image does not see a file of the repository. */
  boolean leavesOut(Path path) {
    boolean leftOut = false;
    for (String pattern : patterns) {
      boolean takesBack = pattern.startsWith("!");
      if (fits(takesBack ? pattern.substring(1) : pattern, path)) {
        leftOut = !takesBack;
      }
    }
    return leftOut;
  }

  private static boolean fits(String pattern, Path path) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    for (Path part = path; part != null; part = part.getParent()) {
      if (matcher.matches(part)) {
        return true;
      }
    }
    return false;
  }
}
