package dev.irisops.serving.api;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Ends the process when memory is out, because it may have run out anywhere else at the same time:
 * in a thread that listens, under a lock, half-way through a change. What is left would limp.
 *
 * <p>The second line of defence: {@code -XX:+ExitOnOutOfMemoryError} ends the process wherever
 * memory runs out, with the same exit code, but cannot be set from within.
 */
final class OutOfMemory {
  /** The one that {@code -XX:+ExitOnOutOfMemoryError} has. */
  static final int EXIT_CODE = 3;

  /** Made beforehand, because there may be no room for it later. */
  private static final byte[] MESSAGE =
      ("Out of memory: the process ends with exit code "
              + EXIT_CODE
              + ". Give it more (-Xmx, -XX:MaxRAMPercentage), or lower iris.max-in-flight,"
              + " iris.batch.max-rows and iris.max-body-bytes\n")
          .getBytes(StandardCharsets.UTF_8);

  /** The console itself, without Liberty's log in between. */
  private static final OutputStream CONSOLE = new FileOutputStream(FileDescriptor.err);

  private OutOfMemory() {}

  /** Ends the process at once, without shutdown hooks, if {@code failure} comes from it. */
  static void check(Throwable failure) {
    check(failure, CONSOLE, Runtime.getRuntime()::halt);
  }

  static void check(Throwable failure, OutputStream console, IntConsumer halt) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 100; depth++, cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        end(console, halt);
        return;
      }
    }
  }

  private static void end(OutputStream console, IntConsumer halt) {
    try {
      console.write(MESSAGE);
    } catch (IOException e) {
      // nobody is left to tell
    } finally {
      halt.accept(EXIT_CODE);
    }
  }
}
