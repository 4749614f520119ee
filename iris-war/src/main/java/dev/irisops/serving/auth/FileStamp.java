package dev.irisops.serving.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The attributes of a file that change with its content, its permissions, and with the file that a
 * path leads to. A write within the same tick of the file system's clock may leave them unchanged.
 */
record FileStamp(Map<String, Object> attributes) {
  private static final String UNIX = "unix:dev,ino,size,ctime";
  private static final String OTHER = "basic:fileKey,size,lastModifiedTime";

  /** Returns the stamp of {@code file}; if there is none, one that equals no other. */
  static FileStamp of(Path file) {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      return new FileStamp(Files.readAttributes(file, unix ? UNIX : OTHER));
    } catch (IOException e) {
      return new FileStamp(Map.of("reason", e)); // an exception equals itself alone
    }
  }
}
