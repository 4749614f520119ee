package dev.irisops.stack.image;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The linter of Containerfiles: the one on PATH, else one that a script fetches into {@code
 * .tools}.
 */
final class Hadolint {
  private static final Path FETCHED = Path.of(".tools", "hadolint");

  private Hadolint() {}

  /**
   * Lints a file with every rule.
   *
   * @return the findings; exit code 0 if there are none
   */
  static Command.Outcome lint(Path file) {
    return Command.of(program().toString(), "--no-color", file.toString())
        .in(file.getParent())
        .outcome();
  }

  private static Path program() {
    return found().orElseGet(Hadolint::fetched);
  }

  private static Optional<Path> found() {
    Stream<Path> path =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    return Stream.concat(path, Stream.of(Repository.root().resolve(FETCHED)))
        .map(folder -> folder.resolve("hadolint"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path fetched() {
    System.out.printf("Fetching hadolint into %s%n", FETCHED);
    Path root = Repository.root();
    Command.Outcome outcome =
        Command.of(
                root.resolve("scripts/fetch-hadolint").toString(), root.resolve(FETCHED).toString())
            .outcome();
    return found().orElseThrow(() -> new AssertionError(advice(outcome.output())));
  }

  private static String advice(String reason) {
    return """
        hadolint is needed, is not on PATH, and could not be fetched:
        %s
        Install it and try again:
          macOS      brew install hadolint
          elsewhere  python3 with pip, which then brings it
                     or the release of github.com/hadolint/hadolint, its folder on PATH"""
        .formatted(reason);
  }
}
