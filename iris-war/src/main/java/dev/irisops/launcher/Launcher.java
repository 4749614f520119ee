package dev.irisops.launcher;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The main class of the runnable jar. Liberty unpacks itself into the folder {@code
 * WLP_JAR_EXTRACT_DIR}, and refuses a folder with the files of an earlier run. This class removes
 * them first, unless that run still uses them.
 */
public final class Launcher {
  /** Marks a folder that this class may clear, and is locked as long as a process uses it. */
  static final String LOCK = "iris-api.lock";

  /** The folder that Liberty creates. */
  static final String UNPACKED = "wlp";

  private static final String VARIABLE = "WLP_JAR_EXTRACT_DIR";

  /** Liberty's exit code for a folder that it cannot unpack into. */
  private static final int FOLDER_TAKEN = 4;

  /** Open until the process ends, because closing it gives the lock back. */
  private static FileChannel held;

  private Launcher() {}

  /**
   * Starts Liberty, or ends the process with 4 if another process uses the folder.
   *
   * @throws Throwable what Liberty throws, or an {@link IOException} if the folder cannot be used
   */
  public static void main(String[] arguments) throws Throwable {
    String folder = System.getenv(VARIABLE);
    if (folder != null && !folder.isBlank() && !claim(Path.of(folder.trim()))) {
      System.err.println(
          "The service does not start: " + VARIABLE + ": another process uses " + folder);
      System.exit(FOLDER_TAKEN);
    }
    Class<?> liberty = Class.forName("wlp.lib.extract.SelfExtractRun"); // only in the runnable jar
    MethodHandles.publicLookup()
        .findStatic(liberty, "main", MethodType.methodType(void.class, String[].class))
        .invokeExact(arguments);
  }

  /**
   * Locks a folder for this process, and removes what an earlier run has unpacked there. A folder
   * {@value #UNPACKED} without {@value #LOCK} beside it is somebody else's: it stays as it is.
   *
   * @return false if another process has locked it
   */
  static boolean claim(Path folder) throws IOException {
    Path lock = folder.resolve(LOCK);
    if (Files.exists(folder.resolve(UNPACKED)) && !Files.exists(lock)) {
      return true; // Liberty refuses it
    }
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      return false;
    }
    held = channel;
    remove(folder.resolve(UNPACKED));
    return true;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) { // this process has locked it
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Removal());
    }
  }

  /** Follows no links. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
