package dev.irisops.stack.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command and program of docs/migrate.md prints what the page says. */
class MigrationIT {
  /** A block of commands or of a program, and the block of its output. */
  private static final Pattern RUN =
      Pattern.compile("```(sh|python)\n(.*?)```\n+```(?:json|text)\n(.*?)\n```", Pattern.DOTALL);

  @Test
  void page_printsWhatItSays() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/migrate.md"));
    List<MatchResult> runs = RUN.matcher(page).results().toList();

    assertThat(page.split("```(sh|python)\n")).hasSize(runs.size() + 1).hasSizeGreaterThan(5);
    try (Server service = IrisApi.start()) {
      for (MatchResult run : runs) {
        String text = run.group(2).replace("localhost:8000", "localhost:" + service.port());
        assertThat(run.group(1).equals("sh") ? shell(text) : python(text))
            .as(run.group(2))
            .isEqualTo(run.group(3));
      }
    }
  }

  private static String shell(String commands) {
    return Command.of("sh", "-euc", commands).output();
  }

  private static String python(String program) throws IOException {
    Path file = WorkFolder.create("migration").resolve("program.py");
    Files.writeString(file, program);
    return PythonClients.run(file);
  }
}
