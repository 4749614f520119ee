package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;

/**
 * The bundle in a folder, which someone may replace at any time: by renaming the folder or its
 * files, by swapping a symbolic link as Kubernetes does, or by writing the files anew in place.
 */
record BundleFolder(Path folder) implements BundleSource {
  @Override
  public InputStream open(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) { // a pipe or a device might never end
      throw new InvalidBundleException(path + ": no such file");
    }
    return Files.newInputStream(path);
  }

  @Override
  public String fingerprint() {
    return Bundle.FILES.stream().map(this::fingerprint).collect(Collectors.joining("\n"));
  }

  /** With the real path and the inode, because a link or a rename leaves times and sizes alone. */
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
