package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;

/**
 * The bundle in a folder. Someone may replace it at any time: by renaming the folder or its files,
 * by swapping a symbolic link as Kubernetes does, or by overwriting the files.
 *
 * <p>Callers see why a bundle is refused, so the reasons name the file in the bundle or the
 * setting, and never a path of the machine.
 */
record BundleFolder(Path folder) implements BundleSource {
  /** Returns true if there is none of the files of a bundle. */
  boolean isEmpty() {
    return Bundle.FILES.stream().noneMatch(file -> Files.exists(folder.resolve(file)));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return with(file, (path, attributes) -> Files.newInputStream(path));
  }

  @Override
  public long size(String file) throws IOException {
    return with(file, (path, attributes) -> attributes.size());
  }

  private <T> T with(String file, Use<T> use) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) { // which JDKs report differently
      throw new InvalidBundleException("iris.model.dir: expected a folder, found a file");
    }
    Path path = folder.resolve(file);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new InvalidBundleException(file + ": expected a file, found a folder or a device");
      }
      return use.apply(path, attributes);
    } catch (NoSuchFileException e) {
      throw new InvalidBundleException(file + ": no such file in iris.model.dir", e);
    } catch (AccessDeniedException e) {
      throw new InvalidBundleException(file + ": no permission to read it", e);
    } catch (FileSystemException e) {
      throw new InvalidBundleException(file + ": cannot be read: " + e.getReason(), e);
    }
  }

  /** A use of a regular file. */
  @FunctionalInterface
  private interface Use<T> {
    T apply(Path path, BasicFileAttributes attributes) throws IOException;
  }

  @Override
  public String fingerprint() {
    return Bundle.FILES.stream().map(this::fingerprint).collect(Collectors.joining("\n"));
  }

  @Override
  public String place() {
    return " (iris.model.dir: " + folder.toAbsolutePath() + ")";
  }

  /** Includes the real path and the inode, because a link or a rename changes no time or size. */
  private String fingerprint(String file) {
    try {
      Path path = folder.resolve(file).toRealPath();
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return "%s %s %d %s"
          .formatted(path, found.fileKey(), found.size(), found.lastModifiedTime().toInstant());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
