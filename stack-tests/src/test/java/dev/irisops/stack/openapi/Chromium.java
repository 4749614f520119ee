package dev.irisops.stack.openapi;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The browser: the one on PATH, else one that a script unpacks from Debian's packages.
 *
 * @param environment the variables that it needs to find its libraries
 */
record Chromium(Path program, Map<String, String> environment) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome");

  private static final Path UNPACKED = Path.of(".tools", "chromium");

  /**
   * Returns the browser, after unpacking it if necessary.
   *
   * @throws AssertionError if there is none; the message says what to install
   */
  static Chromium onThisMachine() {
    return onPath().or(Chromium::unpacked).orElseGet(Chromium::fetched);
  }

  private static Optional<Chromium> onPath() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(Path::of)
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Chromium(program, Map.of()));
  }

  private static Optional<Chromium> unpacked() {
    Path folder = Repository.root().resolve(UNPACKED);
    Path program = folder.resolve("usr/lib/chromium/chromium-headless-shell");
    return Optional.of(program)
        .filter(Files::isExecutable)
        .map(p -> new Chromium(p, Map.of("LD_LIBRARY_PATH", libraries(folder))))
        .filter(Chromium::runs);
  }

  private static String libraries(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".so"))
          .map(file -> file.getParent().toString())
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** False after an upgrade of this machine that its libraries do not fit. */
  private boolean runs() {
    return Command.of(program.toString(), "--version")
            .with("LD_LIBRARY_PATH", environment.get("LD_LIBRARY_PATH"))
            .outcome()
            .exitCode()
        == 0;
  }

  private static Chromium fetched() {
    System.out.printf("Unpacking Chromium from Debian's packages into %s%n", UNPACKED);
    Path folder = Repository.root().resolve(UNPACKED);
    Command.of("rm", "-rf", folder.toString()).output();
    Command.Outcome outcome =
        Command.of(
                Repository.root().resolve("scripts/unpack-debian-tools").toString(),
                folder.toString(),
                "chromium-headless-shell")
            .with("DEBIAN_RELEASE", "own")
            .outcome();
    return unpacked().orElseThrow(() -> new AssertionError(advice(outcome.output())));
  }

  private static String advice(String reason) {
    return """
        Chromium is needed, is not on PATH, and could not be unpacked:
        %s
        Install it and try again:
          Debian     sudo apt-get install chromium-headless-shell
          elsewhere  Chromium or Chrome, as chromium or google-chrome on PATH"""
        .formatted(reason);
  }
}
