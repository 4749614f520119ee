package dev.irisops.serving.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The TCP ports that this process listens on, according to Linux. */
final class OwnPorts {
  private static final Logger LOG = Logger.getLogger(OwnPorts.class.getName());
  private static final Path SELF = Path.of("/proc/self");

  /** The columns of {@code /proc/net/tcp}: "0: 0100007F:1F40 00000000:0000 0A … 12345". */
  private static final int LOCAL_ADDRESS = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private OwnPorts() {}

  /**
   * Returns true if this process listens on {@code port}, or if that cannot be found out (not
   * Linux): a running service must not end because of a guess.
   */
  static boolean contains(int port) {
    try {
      Set<String> listeners = listeners(port);
      listeners.retainAll(ownSockets());
      return !listeners.isEmpty();
    } catch (IOException e) {
      LOG.log(Level.FINE, "Cannot tell who listens on the port", e);
      return true;
    }
  }

  private static Set<String> listeners(int port) throws IOException {
    Set<String> inodes = new HashSet<>();
    for (String line : lines()) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length > INODE
          && columns[STATE].equals(LISTENING)
          && columns[LOCAL_ADDRESS].endsWith(":%04X".formatted(port))) {
        inodes.add("socket:[" + columns[INODE] + "]");
      }
    }
    return inodes;
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(SELF.resolve("net/tcp")));
    Path version6 = SELF.resolve("net/tcp6");
    if (Files.exists(version6)) { // missing where IPv6 is turned off
      lines.addAll(Files.readAllLines(version6));
    }
    return lines;
  }

  private static Set<String> ownSockets() throws IOException {
    Set<String> targets = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(SELF.resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        targets.add(target(descriptor));
      }
    }
    return targets;
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return "closed in the meantime";
    }
  }
}
