package dev.irisops.stack.inference;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Python with the clients of Triton, KServe and MLServer, which a script fetches. */
final class PythonClients {
  private static final Path PROGRAMS =
      Repository.root().resolve("stack-tests/src/test/inference-clients");
  private static final Path FETCHED = Path.of(".tools", "inference-clients");

  private PythonClients() {}

  /**
   * Runs a program that calls the service.
   *
   * @param program its file, relative to the folder of the test's own programs
   * @param arguments for instance what it calls
   * @return what it prints
   */
  static String run(Path program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(fetched().resolve("python").toString());
    words.add(PROGRAMS.resolve(program).toString());
    words.addAll(List.of(arguments));
    return Command.of(words.toArray(String[]::new)).output();
  }

  /** One thread at a time, because tests run at once. */
  private static synchronized Path fetched() {
    Path folder = Repository.root().resolve(FETCHED);
    if (!isCurrent(folder)) {
      System.out.printf("Fetching the Python clients of inference servers into %s%n", FETCHED);
      Command.Outcome outcome =
          Command.of(
                  Repository.root().resolve("scripts/fetch-inference-clients").toString(),
                  folder.toString())
              .outcome();
      if (!isCurrent(folder)) {
        throw new AssertionError("the clients could not be fetched:\n" + outcome.output());
      }
    }
    return folder;
  }

  /** Compares the versions, so that clients of other versions are replaced. */
  private static boolean isCurrent(Path folder) {
    Path versions = folder.resolve("requirements.txt");
    try {
      return Files.exists(versions)
          && Files.mismatch(versions, PROGRAMS.resolve("requirements.txt")) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
