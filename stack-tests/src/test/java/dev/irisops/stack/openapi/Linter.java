package dev.irisops.stack.openapi;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A public linter of OpenAPI documents, with its recommended rules; a script fetches it. */
enum Linter {
  REDOCLY("redocly", "lint", "--extends", "recommended-strict"),
  SPECTRAL("spectral", "lint", "--fail-severity", "hint", "--ruleset", "spectral.yaml");

  private static final Path PACKAGES =
      Repository.root().resolve("stack-tests/src/test/openapi-linters");
  private static final Path FETCHED = Path.of(".tools", "openapi-linters");

  private final List<String> words;

  Linter(String... words) {
    this.words = List.of(words);
  }

  /**
   * Lints a document.
   *
   * @return the findings; exit code 0 if there are none
   */
  Command.Outcome lint(Path document) {
    Path folder = fetched();
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("node").toString());
    command.add(folder.resolve("node_modules/.bin").resolve(words.get(0)).toString());
    command.addAll(words.subList(1, words.size()));
    command.add(document.toString());
    return Command.of(command.toArray(String[]::new))
        .in(PACKAGES)
        .with("REDOCLY_TELEMETRY", "off")
        .with("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .outcome();
  }

  private static Path fetched() {
    Path folder = Repository.root().resolve(FETCHED);
    if (!isCurrent(folder)) {
      System.out.printf("Fetching the linters of OpenAPI into %s%n", FETCHED);
      Command.Outcome outcome =
          Command.of(
                  Repository.root().resolve("scripts/fetch-openapi-linters").toString(),
                  folder.toString())
              .outcome();
      if (!isCurrent(folder)) {
        throw new AssertionError(
            "the linters need python3 with pip, and could not be fetched:\n" + outcome.output());
      }
    }
    return folder;
  }

  /** Compares the lock, so that linters of another version are replaced. */
  private static boolean isCurrent(Path folder) {
    Path lock = folder.resolve("package-lock.json");
    try {
      return Files.exists(lock)
          && Files.mismatch(lock, PACKAGES.resolve("package-lock.json")) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
