package dev.irisops.training.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder inside the output folder. It holds the new files until they are moved into
 * place, and meanwhile the files that they replace, so that a failure can be rolled back.
 */
final class StagingFolder implements AutoCloseable {
  private final Path target;
  private final Path stage;
  private final List<Path> createdFolders;
  private final Thread cleaner = new Thread(this::delete, "staging-cleaner");
  private boolean complete;

  private StagingFolder(Path target, List<Path> createdFolders) throws IOException {
    this.target = target;
    this.createdFolders = createdFolders;
    this.stage = Files.createTempDirectory(target, ".training-");
  }

  /** Creates a staging folder in the target folder, which is created if it does not exist. */
  static StagingFolder in(Path target) throws IOException {
    List<Path> created = missing(target.toAbsolutePath());
    Files.createDirectories(target);
    StagingFolder staging = new StagingFolder(target, created);
    Runtime.getRuntime().addShutdownHook(staging.cleaner);
    Files.createDirectory(staging.newFiles());
    Files.createDirectory(staging.replacedFiles());
    return staging;
  }

  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path path = folder; !Files.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }

  /** Returns the folder for the new files. */
  Path newFiles() {
    return stage.resolve("new");
  }

  private Path replacedFiles() {
    return stage.resolve("replaced");
  }

  /**
   * Moves new files and folders into the target folder, or none of them if a move fails.
   * Synchronized, because a signal between two moves must not delete the replaced files.
   */
  synchronized void moveIntoPlace(List<String> entries, FileMover mover) throws IOException {
    Deque<Path[]> done = new ArrayDeque<>();
    try {
      for (String entry : entries) {
        Path destination = target.resolve(entry);
        if (Files.exists(destination)) {
          move(destination, replacedFiles().resolve(entry), mover, done);
        }
        move(newFiles().resolve(entry), destination, mover, done);
      }
      complete = true;
    } catch (IOException e) {
      rollBack(done);
      throw e;
    }
  }

  private static void move(Path from, Path to, FileMover mover, Deque<Path[]> done)
      throws IOException {
    mover.move(from, to);
    done.push(new Path[] {from, to});
  }

  private static void rollBack(Deque<Path[]> done) throws IOException {
    for (Path[] move : done) {
      Files.move(move[1], move[0]);
    }
  }

  private synchronized void delete() {
    if (!Files.exists(stage)) {
      return;
    }
    try (Stream<Path> files = Files.walk(stage)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      for (Path folder : complete ? List.<Path>of() : createdFolders) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(stage + ": cannot be deleted", e);
    }
  }

  @Override
  public void close() {
    delete();
    Runtime.getRuntime().removeShutdownHook(cleaner);
  }
}
