package dev.irisops.bench;

import dev.irisops.bench.Suite.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the benchmarks and writes the results into docs/performance.md.")
final class RunCommand implements Runnable {
  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      defaultValue = "${sys:java.home}",
      description = "JDK that runs the service, repeatable (default: the current one)")
  private List<Path> jdks;

  @Option(
      names = "--smoke",
      description =
          "check with short runs that the benchmarks work; print instead of write results")
  private boolean smoke;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "part to run: ${COMPLETION-CANDIDATES}; repeatable; print instead of write results"
              + " (default: all parts)")
  private Set<Part> only = EnumSet.noneOf(Part.class);

  @Option(
      names = "--before",
      paramLabel = "JAR",
      description = "runnable jar of another version of the service, to measure this one against")
  private Path before;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "number of runs of each benchmark (default: ${DEFAULT-VALUE})")
  private int repeats;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "8",
      description = "duration of a run in seconds (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "40",
      description = "duration of the warm-up in seconds (default: ${DEFAULT-VALUE})")
  private int warmUp;

  private final Map<String, List<Measurement>> measurements = new LinkedHashMap<>();

  @Override
  public void run() {
    Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : only;
    String machine = Machine.describe(harness(jdks.get(0)));
    for (Path jdk : jdks) {
      for (Part part : parts) {
        measurements
            .computeIfAbsent(Jdk.of(jdk).label(), label -> new ArrayList<>())
            .addAll(Suite.run(harness(jdk), part, Optional.ofNullable(before)));
        // After each part, because a later one may fail.
        publish("figures", machine + "\n\n" + Report.table(measurements));
      }
    }
    if (parts.contains(Part.PROFILE)) {
      publish("profile", Profile.measure(harness(jdks.get(0))));
    }
  }

  private Harness harness(Path jdk) {
    return Harness.create(smoke ? Settings.SMOKE : Settings.of(repeats, seconds, warmUp), jdk);
  }

  private void publish(String section, String content) {
    Report.publish(section, content, smoke || !only.isEmpty());
  }
}
