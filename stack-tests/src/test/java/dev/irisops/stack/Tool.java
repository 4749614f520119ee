package dev.irisops.stack;

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
 * A program that the tests run: the one on PATH where it is new enough, else one unpacked from
 * Debian's packages.
 */
enum Tool {
  /** Scrapes, stores and evaluates rules. */
  PROMETHEUS(3, 0, "prometheus");

  /** Git-ignored, and outside of {@code target}: a clean build need not fetch it again. */
  private static final Path UNPACKED = Path.of(".tools", "debian");

  private static final List<String> DEBIAN_PACKAGES = List.of("prometheus");

  private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.(\\d+)");

  private final int leastMajor;
  private final int leastMinor;
  private final List<String> names;

  /** The program's names, because Debian prefixes some. */
  Tool(int leastMajor, int leastMinor, String... names) {
    this.leastMajor = leastMajor;
    this.leastMinor = leastMinor;
    this.names = List.of(names);
  }

  /**
   * The program, unpacked first if need be.
   *
   * @throws AssertionError if there is none; the message says what to install
   */
  Path path() {
    return onPath().or(this::unpacked).orElseGet(this::fetched);
  }

  private Optional<Path> onPath() {
    return newEnough(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of));
  }

  private Optional<Path> unpacked() {
    return newEnough(Stream.of(root().resolve(UNPACKED).resolve(Path.of("usr", "bin"))));
  }

  private Optional<Path> newEnough(Stream<Path> folders) {
    return folders
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .filter(this::isNewEnough)
        .findFirst();
  }

  private boolean isNewEnough(Path program) {
    Matcher version = VERSION.matcher(Command.output(program.toString(), "--version"));
    if (!version.find()) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    return major > leastMajor
        || major == leastMajor && Integer.parseInt(version.group(2)) >= leastMinor;
  }

  private Path fetched() {
    System.out.printf("Unpacking %s from Debian's packages into %s%n", DEBIAN_PACKAGES, UNPACKED);
    Path fresh = root().resolve(UNPACKED + ".new");
    Stream<String> script =
        Stream.of(
            root().resolve(Path.of("scripts", "unpack-debian-tools")).toString(), fresh.toString());
    String reason = "";
    try {
      Command.output(Stream.concat(script, DEBIAN_PACKAGES.stream()).toArray(String[]::new));
      replace(fresh, root().resolve(UNPACKED));
    } catch (AssertionError e) {
      reason = e.getMessage();
    }
    String why = reason;
    return unpacked().orElseThrow(() -> new AssertionError(advice(why)));
  }

  /** What to do where the program can neither be found nor be unpacked. */
  private String advice(String reason) {
    return """
        %s %d.%d or newer is needed, is not on PATH, and could not be unpacked:
        %s
        Install it and try again:
          Debian 14 or newer  sudo apt-get install %s
          macOS               brew install prometheus alertmanager
          elsewhere           the release of prometheus.io for your system, its folder on PATH"""
        .formatted(names.get(0), leastMajor, leastMinor, reason, String.join(" ", DEBIAN_PACKAGES));
  }

  private static void replace(Path fresh, Path old) {
    try {
      Command.output("rm", "-rf", old.toString());
      Files.move(fresh, old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("repository.root")).toAbsolutePath().normalize();
  }
}
