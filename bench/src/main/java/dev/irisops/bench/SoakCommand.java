package dev.irisops.bench;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code bench/soak}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Runs a soak test and writes charts of the resource usage into docs/.")
final class SoakCommand implements Runnable {
  @Parameters(
      paramLabel = "MINUTES",
      defaultValue = "20",
      description = "duration in minutes (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      defaultValue = "${sys:java.home}",
      description = "JDK that runs the service (default: the current one)")
  private Path jdk;

  @Option(names = "--dry-run", description = "print instead of write results")
  private boolean dryRun;

  @Override
  public void run() {
    Harness harness = Harness.create(Settings.SMOKE, jdk);
    Path charts = dryRun ? harness.folder() : harness.root().resolve("docs");
    Report.publish("soak", Soak.run(harness, minutes, charts), dryRun);
  }
}
