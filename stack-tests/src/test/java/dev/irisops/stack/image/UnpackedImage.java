package dev.irisops.stack.image;

import dev.irisops.stack.image.Containerfile.Copy;
import dev.irisops.stack.tool.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that a Containerfile copies, at their places in the image, with empty folders for
 * mounts and for the base image. Only {@code /tmp} is writable.
 *
 * @param root what is {@code /} in the image
 */
record UnpackedImage(Containerfile file, Path root) {
  private static final List<String> EMPTY = List.of("opt/java/openjdk", "var/lib/irisops/model");
  private static final Set<PosixFilePermission> WRITE =
      PosixFilePermissions.fromString("-w--w--w-");

  /** Copies the files into an empty folder. */
  static UnpackedImage of(Containerfile file, Path root) {
    UnpackedImage image = new UnpackedImage(file, root);
    IgnoreFile ignored = IgnoreFile.ofTheRepository();
    try {
      for (String folder : EMPTY) {
        Files.createDirectories(root.resolve(folder));
      }
      for (Copy copy : file.copies()) {
        image.copy(copy, ignored);
      }
      try (Stream<Path> files = Files.walk(root)) {
        files.forEach(UnpackedImage::protect);
      }
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path tmp = Files.createDirectory(root.resolve("tmp"));
      Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return image;
  }

  private void copy(Copy copy, IgnoreFile ignored) throws IOException {
    Path source = Repository.root().resolve(copy.source());
    Path base = copy.source().endsWith("/") ? source : source.getParent();
    PathMatcher wanted =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + (base.equals(source) ? "**" : source.getFileName()));
    boolean nothing = true;
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = base.relativize(file);
        if (wanted.matches(name) && !ignored.leavesOut(Repository.root().relativize(file))) {
          Path target = root.resolve(copy.target().substring(1)).resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
          if (!copy.mode().isEmpty()) {
            Files.setPosixFilePermissions(target, permissions(Integer.parseInt(copy.mode(), 8)));
          }
          nothing = false;
        }
      }
    }
    if (nothing) {
      throw new AssertionError(file + ": nothing to copy from " + copy.source());
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      if ((mode & 0400 >> permission.ordinal())
          != 0) { // they are declared in the order of the bits
        permissions.add(permission);
      }
    }
    return permissions;
  }

  private static void protect(Path file) {
    try {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      permissions.removeAll(WRITE);
      Files.setPosixFilePermissions(file, permissions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a file of the image.
   *
   * @param path absolute in the image
   */
  Path resolve(String path) {
    return root.resolve(path.substring(1));
  }
}
