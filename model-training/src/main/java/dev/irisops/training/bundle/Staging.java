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
 * A temporary folder inside the output folder: new files wait in it, replaced ones are kept in it
 * until all is moved.
 */
final class Staging implements AutoCloseable {
  private final Path target;
  private final Path stage;
  private final List<Path> createdFolders;
  private final Thread cleaner = new Thread(this::clear, "staging-cleaner");
  private boolean complete;

  private Staging(Path target, List<Path> createdFolders) throws IOException {
    this.target = target;
    this.createdFolders = createdFolders;
    this.stage = Files.createTempDirectory(target, ".training-");
  }

  static Staging in(Path target) throws IOException {
    List<Path> created = missing(target.toAbsolutePath());
    Files.createDirectories(target);
    Staging staging = new Staging(target, created);
    Runtime.getRuntime().addShutdownHook(staging.cleaner);
    Files.createDirectory(staging.fresh());
    Files.createDirectory(staging.replaced());
    return staging;
  }

  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path path = folder; !Files.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }

  Path fresh() {
    return stage.resolve("fresh");
  }

  private Path replaced() {
    return stage.resolve("replaced");
  }

  /**
   * Puts the fresh entries into the target. Synchronized with {@link #clear}, because a signal
   * between two moves must not clear away what was replaced.
   */
  synchronized void swap(List<String> entries, Mover mover) throws IOException {
    Deque<Path[]> done = new ArrayDeque<>();
    try {
      for (String entry : entries) {
        Path place = target.resolve(entry);
        if (Files.exists(place)) {
          move(place, replaced().resolve(entry), mover, done);
        }
        move(fresh().resolve(entry), place, mover, done);
      }
      complete = true;
    } catch (IOException e) {
      undo(done);
      throw e;
    }
  }

  private static void move(Path from, Path to, Mover mover, Deque<Path[]> done) throws IOException {
    mover.move(from, to);
    done.push(new Path[] {from, to});
  }

  private static void undo(Deque<Path[]> done) throws IOException {
    for (Path[] move : done) {
      Files.move(move[1], move[0]);
    }
  }

  private synchronized void clear() {
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
      throw new UncheckedIOException(stage + ": cannot be cleared", e);
    }
  }

  @Override
  public void close() {
    clear();
    Runtime.getRuntime().removeShutdownHook(cleaner);
  }
}
