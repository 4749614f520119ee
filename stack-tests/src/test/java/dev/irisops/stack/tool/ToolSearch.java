package dev.irisops.stack.tool;

import dev.irisops.testkit.Command;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  static final List<String> DEBIAN_PACKAGES =
      // The third holds amtool too.
      List.of("prometheus", "promtool", "prometheus-alertmanager", "kubectl");

  /** Outside {@code target}, so that a clean build does not fetch it again. */
  private static final Path UNPACKED = Path.of(".tools", "debian");

  private static final Pattern VERSION = Pattern.compile("[Vv]ersion:? v?(\\d+)\\.(\\d+)");

  static ToolSearch onThisMachine() {
    String path = System.getenv("PATH");
    return new ToolSearch(
        Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList(), Repository.root());
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
    return newEnough(tool, List.of(root.resolve(UNPACKED).resolve(Path.of("usr", "bin"))));
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

  private Path fetched(Tool tool) {
    System.out.printf("Unpacking %s from Debian's packages into %s%n", DEBIAN_PACKAGES, UNPACKED);
    Path fresh = root.resolve(UNPACKED + ".new");
    Stream<String> script =
        Stream.of(
            root.resolve(Path.of("scripts", "unpack-debian-tools")).toString(), fresh.toString());
    Command.Outcome outcome =
        Command.of(Stream.concat(script, DEBIAN_PACKAGES.stream()).toArray(String[]::new))
            .outcome();
    if (outcome.exitCode() == 0) {
      replace(fresh, root.resolve(UNPACKED));
    }
    return unpacked(tool).orElseThrow(() -> new AssertionError(advice(tool, outcome.output())));
  }

  private static String advice(Tool tool, String reason) {
    return """
        %s is needed, is not on PATH, and could not be unpacked:
        %s
        Install it and try again:
          Debian 14 or newer  sudo apt-get install %s
          macOS               brew install prometheus alertmanager kubernetes-cli
          elsewhere           the releases of prometheus.io and kubernetes.io for your system, their folders on PATH"""
        .formatted(tool, reason, String.join(" ", DEBIAN_PACKAGES));
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
