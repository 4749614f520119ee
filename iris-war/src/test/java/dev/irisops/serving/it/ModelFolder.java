package dev.irisops.serving.it;

import dev.irisops.serving.model.FakeBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that a service reads its model from, and the ways in which it is replaced. */
record ModelFolder(Path path) {
  /** As a script does: the new folder is renamed to the place of the old one. */
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
   * As the kubelet does with a volume: a folder named by the time, the link {@code ..data} to it
   * replaced by a rename, each file a link through {@code ..data}, the old folder deleted.
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

  /** Points the symbolic link {@code link} to {@code target} at one stroke. */
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

  /** As a slow copy does: file by file, in place, in some chunks with pauses. */
  void writeSlowly(FakeBundle bundle) throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      try (OutputStream out = Files.newOutputStream(path.resolve(file.getKey()))) {
        byte[] bytes = file.getValue();
        int chunk = bytes.length / 5 + 1;
        for (int from = 0; from < bytes.length; from += chunk) {
          out.write(bytes, from, Math.min(chunk, bytes.length - from));
          Thread.sleep(200); // what is tested is that the writer takes its time
        }
      }
    }
  }
}
