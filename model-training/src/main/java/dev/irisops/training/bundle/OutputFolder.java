package dev.irisops.training.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The output folder, with the bundle in {@code <name>/}, the same as {@code <name>.zip}, and {@code
 * report.html}.
 *
 * @param folder path of the folder, which need not exist
 * @param name name of the model
 */
public record OutputFolder(Path folder, String name) {
  static final String REPORT = "report.html";
  private static final Set<String> BUNDLE_FILES = Set.of(Bundle.MODEL, Bundle.CARD, Bundle.GOLDEN);

  /**
   * Checks that the bundle and the report can be written here.
   *
   * @throws OutputException if the folder is not writable, or holds something else in place of an
   *     earlier bundle or report
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
      require(!Files.isDirectory(path), path, "expected a file, found a folder");
    }
    requireBundle(folder.resolve(name));
  }

  // Because the folder is replaced as a whole: --out ~ --name Documents must not delete documents.
  private static void requireBundle(Path bundle) {
    if (!Files.exists(bundle)) {
      return;
    }
    require(Files.isDirectory(bundle), bundle, "expected a folder, found a file");
    try (Stream<Path> files = Files.list(bundle)) {
      boolean onlyBundleFiles =
          files.allMatch(file -> BUNDLE_FILES.contains(file.getFileName().toString()));
      require(onlyBundleFiles, bundle, "expected a model bundle, found other files");
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
