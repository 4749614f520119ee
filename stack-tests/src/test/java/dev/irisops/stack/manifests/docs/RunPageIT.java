package dev.irisops.stack.manifests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code scripts/run-page} runs a page as a reader would, and notices where the page is wrong. */
class RunPageIT {
  private final Path folder = WorkFolder.create("page");

  @Test
  void commands_runInOrder_andWhatTheyPrintIsCompared() {
    Command.Outcome outcome =
        run(
            """
            Once:

            ```sh
            echo first > order
            ```

            In any order, at any time:

            ```sh
            echo '{job="b"} => 1 @[1795305600]'
            cat order
            ```

            ```text
            first
            {job="b"} => 1 @[17]
            ```
            """);

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  @Test
  void block_isRepeatedUntilItPrintsWhatThePageSays() {
    Command.Outcome outcome =
        run(
            """
            ```sh
            echo x >> tries
            wc -l < tries | tr -d ' '
            ```

            ```text
            3
            ```
            """,
            "60");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  @Test
  void otherOutput_isShownAsADifference() {
    Command.Outcome outcome = run("```sh\necho found\n```\n\n```json\nexpected\n```\n");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("< expected", "> found");
  }

  @Test
  void failure_endsThePage() {
    Command.Outcome outcome = run("```sh\nfalse\ntouch reached\n```\n");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("reached")).doesNotExist();
  }

  @Test
  void whatABlockLeavesRunning_endsWithIt() {
    run("```sh\nsleep 600 &\necho $! > pid\necho on\n```\n\n```text\non\n```\n");

    long pid = Long.parseLong(Repository.text(folder.resolve("pid")).strip());
    Waiting.until(
        "the process has ended",
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void pageWithoutCommands_isRefused() {
    assertThat(run("Text.\n").exitCode()).isEqualTo(2);
  }

  @Test
  void pageOfKind_hasCommandsAndOutputsToCompare() {
    String page = Repository.text("docs/kind.md");

    assertThat(page).containsPattern("```sh\n(?s:.*?)```\n\n```(json|text)\n");
    assertThat(Repository.text(".github/workflows/kind.yml"))
        .contains("run: scripts/run-page docs/kind.md");
  }

  private Command.Outcome run(String page) {
    return run(page, "0");
  }

  private Command.Outcome run(String page, String patience) {
    Path file = Repository.write(folder.resolve("page.md"), page);
    Path script = Repository.root().resolve("scripts/run-page");
    return new Command(
            List.of(script.toString(), file.toString()),
            folder,
            Map.of("RUN_PAGE_PATIENCE", patience),
            Redirect.PIPE)
        .outcome();
  }
}
