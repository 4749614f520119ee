package dev.irisops.serving.it.process;

import dev.irisops.serving.model.FakeBundle;
import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of a model, and the ways in which people and programs replace its content. */
record ModelFolder(Path path) {
  /** Replaces the folder as a script does: renames the old one, then the new one. */
  void rename(FakeBundle bundle) throws IOException {
    Path next = bundle.writeTo(Files.createTempDirectory(path.getParent(), "next-"));
    remove();
    Files.move(next, path);
  }

  void remove() throws IOException {
    if (Files.exists(path)) {
      Files.move(path, Files.createTempDirectory(path.getParent(), "old-").resolve("model"));
    }
  }

  /**
   * Replaces the files as the kubelet does in a volume: writes a folder named by the time, renames
   * a new link {@code ..data} over the old one, and deletes the old folder. Each file is a link
   * through {@code ..data}.
   */
  void publish(FakeBundle bundle, String time) throws IOException {
    Path data = path.resolve("..data");
    Path old = Files.exists(data) ? data.toRealPath() : path.resolve("none");
    bundle.writeTo(path.resolve(".." + time));
    link(data, Path.of(".." + time));
    for (String file : bundle.files().keySet()) {
      if (!Files.exists(path.resolve(file))) {
        Files.createSymbolicLink(path.resolve(file), Path.of("..data", file));
      }
    }
    deleteFlat(old);
  }

  /** Points the symbolic link {@code link} to {@code target}, atomically. */
  static void link(Path link, Path target) throws IOException {
    Path temporary = link.resolveSibling("..data_tmp");
    Files.createSymbolicLink(temporary, target);
    Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteFlat(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Overwrites the files as a slow copy does: one by one, in chunks with pauses. */
  void writeSlowly(FakeBundle bundle) throws IOException {
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      try (OutputStream out = Files.newOutputStream(path.resolve(file.getKey()))) {
        byte[] bytes = file.getValue();
        int chunk = bytes.length / 5 + 1;
        for (int from = 0; from < bytes.length; from += chunk) {
          out.write(bytes, from, Math.min(chunk, bytes.length - from));
          Waiting.pause(Duration.ofMillis(200)); // the test is that the writer takes its time
        }
      }
    }
  }
}
