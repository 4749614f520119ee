package dev.irisops.training.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a run leaves its files: {@code <folder>/<name>/} (the bundle), {@code <folder>/<name>.zip}
 * (the same) and {@code <folder>/report.html}.
 *
 * @param folder may not exist yet
 * @param name of the model
 */
public record OutputFolder(Path folder, String name) {
  static final String REPORT = "report.html";
  private static final Set<String> OURS = Set.of(Bundle.MODEL, Bundle.CARD, Bundle.GOLDEN);

  /**
   * Looks before the long training, so that it is not in vain.
   *
   * @throws OutputException if the folder cannot be written, or what stands there is not ours to
   *     replace
   */
  public void requireUsable() {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    require(Files.isDirectory(existing), existing, "expected a folder, found a file");
    require(Files.isWritable(existing), existing, "expected a writable folder");
    for (String file : List.of(zipName(), REPORT)) {
      Path path = folder.resolve(file);
      require(!Files.isDirectory(path), path, "expected a file or nothing, found a folder");
    }
    requireOurs(folder.resolve(name));
  }

  // Because the folder is replaced as a whole: --out ~ --name Documents must not cost anyone their
  // documents.
  private static void requireOurs(Path bundle) {
    if (!Files.exists(bundle)) {
      return;
    }
    require(Files.isDirectory(bundle), bundle, "expected a folder, found a file");
    try (Stream<Path> files = Files.list(bundle)) {
      boolean ours = files.allMatch(file -> OURS.contains(file.getFileName().toString()));
      require(ours, bundle, "expected a model bundle or nothing, found other files");
    } catch (IOException e) {
      throw new OutputException(bundle + ": expected a readable folder", e);
    }
  }

  private static void require(boolean condition, Path path, String problem) {
    if (!condition) {
      throw new OutputException(path + ": " + problem, null);
    }
  }

  String zipName() {
    return name + ".zip";
  }

  List<String> entries() {
    return List.of(name, zipName(), REPORT);
  }
}
