package dev.irisops.demo;

import dev.irisops.testkit.Command;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class ServiceProcessTest {
  @TempDir Path folder;

  @Test
  void process_standsStill_andRunsAgainWhenTheDemoEnds() {
    try (Program service = Program.start(new ProcessBuilder("sleep", "600"), folder)) {
      ServiceProcess process = ServiceProcess.of(service.pid());
      Thread demo = new Thread(() -> process.standStill(Duration.ofHours(1)));
      demo.start();
      Waiting.until("it stands still", () -> state(service).startsWith("T"));

      demo.interrupt();

      Waiting.until("it runs", () -> state(service).startsWith("S"));
    }
  }

  private static String state(Program program) {
    return Command.of("ps", "-o", "state=", "-p", Long.toString(program.pid())).output();
  }
}
