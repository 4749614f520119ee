package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are shell scripts")
class ProgramTest {
  @TempDir Path folder;

  private Program sh(String script) {
    return Program.start(new ProcessBuilder("sh", "-c", script), folder);
  }

  @Test
  void close_endsTheChildrenToo() {
    Program program = sh("sleep 1000 & echo $!; wait");
    program.await("the child runs", () -> program.console().endsWith("\n"));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(program.console().strip())).orElseThrow();

    program.close();

    assertThat(program.isAlive()).isFalse();
    Waiting.until("the child ends", () -> !child.isAlive(), child::toString);
  }

  @Test
  void await_processThatEndsBefore_failsWithItsConsole() {
    try (Program program = sh("echo sorry; exit 7")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> program.await("it is ready", () -> false))
          .withMessage("the process ended with 7 before it is ready:\nsorry\n");
    }
  }

  @Test
  void await_lastWordsOfAProcess_areFound() {
    try (Program program = sh("echo done")) {
      program.await("it is done", () -> !program.isAlive());
      program.await("it says so", () -> program.console().equals("done\n"));
    }
  }

  @Test
  void exitCode_ofAProcess_isItsOwn() {
    try (Program program = sh("echo out; echo err >&2; exit 3")) {
      assertThat(program.exitCode()).isEqualTo(3);
      assertThat(program.console()).isEqualTo("out\n");
      assertThat(program.errors()).isEqualTo("err\n");
    }
  }
}
