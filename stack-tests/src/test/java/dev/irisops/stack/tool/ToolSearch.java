package dev.irisops.stack.tool;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.irisops.testkit.Command;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds programs: the one on PATH where it is new enough, else one unpacked from Debian's packages.
 *
 * @param path the folders of PATH, in order
 * @param root the repository, whose script unpacks and whose git-ignored folder is unpacked into
 */
record ToolSearch(List<Path> path, Path root) {
  /** The folder of Debian's servers; it is not on the PATH of ordinary users. */
  private static final Path SERVERS = Path.of("/usr/sbin");

  private static final Pattern VERSION =
      Pattern.compile("(?:[Vv]ersion:?|Chromium|Chrome) (?:v|nginx/)?(\\d+)\\.(\\d+)");

  static ToolSearch onThisMachine() {
    Stream<Path> path =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    return new ToolSearch(Stream.concat(path, Stream.of(SERVERS)).toList(), Repository.root());
  }

  /**
   * Returns the program, after unpacking it if necessary.
   *
   * @throws AssertionError if there is none; the message says what to install
   */
  Path find(Tool tool) {
    return newEnough(tool, path).or(() -> unpacked(tool)).orElseGet(() -> fetched(tool));
  }

  private Optional<Path> unpacked(Tool tool) {
    return newEnough(tool, List.of(root.resolve(tool.packages().programs())));
  }

  private static Optional<Path> newEnough(Tool tool, List<Path> folders) {
    return folders.stream()
        .flatMap(folder -> tool.names().stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .filter(program -> isNewEnough(tool, program))
        .findFirst();
  }

  /** False also for a program without a version: it may be another one of that name. */
  private static boolean isNewEnough(Tool tool, Path program) {
    Stream<String> words =
        Stream.concat(Stream.of(program.toString()), tool.versionArguments().stream());
    Matcher version = VERSION.matcher(Command.of(words.toArray(String[]::new)).outcome().output());
    return version.find()
        && tool.isNewEnough(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
  }

  /** Unpacks the program, unless another process of the tests has done so meanwhile. */
  private Path fetched(Tool tool) {
    Path lock = root.resolve(".tools").resolve("lock");
    synchronized (ToolSearch.class) { // because threads of one process cannot share a file lock
      try {
        Files.createDirectories(lock.getParent());
        try (FileChannel held = FileChannel.open(lock, CREATE, WRITE)) {
          held.lock();
          return unpacked(tool).orElseGet(() -> fetchedNow(tool));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path fetchedNow(Tool tool) {
    DebianPackages packages = tool.packages();
    System.out.printf("Unpacking %s into %s%n", packages.names(), packages.folder());
    Path fresh = root.resolve(packages.folder() + ".new");
    Command.Outcome outcome = unpacking(packages, fresh).outcome();
    if (outcome.exitCode() == 0) {
      replace(fresh, root.resolve(packages.folder()));
    }
    return unpacked(tool).orElseThrow(() -> new AssertionError(advice(tool, outcome.output())));
  }

  private Command unpacking(DebianPackages packages, Path folder) {
    Path script = root.resolve(Path.of("scripts", "unpack-debian-tools"));
    List<String> words = new ArrayList<>(List.of(script.toString(), folder.toString()));
    words.addAll(packages.names());
    return new Command(words, root, packages.environment(), Redirect.PIPE);
  }

  private static String advice(Tool tool, String reason) {
    return """
        %s is needed, is not on PATH, and could not be unpacked:
        %s
        Install it and try again:
        %s"""
        .formatted(tool, reason, tool.packages().installation().indent(2).stripTrailing());
  }

  private static void replace(Path fresh, Path old) {
    try {
      Command.of("rm", "-rf", old.toString()).output();
      Files.move(fresh, old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
