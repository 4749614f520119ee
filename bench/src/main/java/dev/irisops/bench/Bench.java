package dev.irisops.bench;

import dev.irisops.bench.Suite.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The commands {@code bench/run} and {@code bench/soak}; both run from the root of the repository.
 */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class Bench implements Runnable {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path PAGE = Path.of("docs", "performance.md");

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "expected run or soak");
  }

  @Command(description = "Measures everything and writes the tables of docs/performance.md.")
  void run(
      @Option(
              names = "--jdk",
              description = "a JDK that runs the service, repeatable; default: this one")
          List<Path> jdks,
      @Option(
              names = "--smoke",
              description = "only shows that it works: short, and prints instead of writing")
          boolean smoke,
      @Option(
              names = "--only",
              description = "${COMPLETION-CANDIDATES}, repeatable; prints instead of writing")
          Set<Part> only,
      @Option(names = "--repeats", description = "of each comparison", defaultValue = "5")
          int repeats,
      @Option(
              names = "--seconds",
              description = "for which a side is measured at a time",
              defaultValue = "8")
          int seconds,
      @Option(
              names = "--warm-up",
              description = "seconds for which a side is loaded first",
              defaultValue = "40")
          int warmUp) {
    List<Path> homes = jdks == null ? List.of(Path.of(System.getProperty("java.home"))) : jdks;
    Plan plan = smoke ? Plan.SMOKE : Plan.of(repeats, seconds, warmUp);
    Set<Part> parts = only == null ? EnumSet.allOf(Part.class) : only;
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    String machine = Machine.describe(lab(plan, homes.get(0)));
    boolean onlyPrint = smoke || only != null;
    for (Path home : homes) {
      List<Finding> column =
          findings.computeIfAbsent(Jdk.of(home).label(), jdk -> new ArrayList<>());
      for (Part part : parts) {
        column.addAll(Suite.run(lab(plan, home), part));
        publish(onlyPrint, "figures", machine + "\n\n" + Report.table(findings)); // so far
      }
    }
    if (parts.contains(Part.PROFILE)) {
      publish(onlyPrint, "profile", Profile.measure(lab(plan, homes.get(0))));
    }
  }

  @Command(description = "Loads the service for long, and charts what it uses.")
  void soak(
      @Parameters(paramLabel = "MINUTES", defaultValue = "20") int minutes,
      @Option(names = "--jdk", description = "the JDK that runs the service; default: this one")
          Path jdk,
      @Option(names = "--dry-run", description = "prints instead of writing into docs/")
          boolean dryRun) {
    Path home = jdk == null ? Path.of(System.getProperty("java.home")) : jdk;
    Lab lab = lab(Plan.SMOKE, home);
    Path charts = dryRun ? lab.folder() : ROOT.resolve("docs");
    publish(dryRun, "soak", Soak.run(lab, minutes, charts));
  }

  private static Lab lab(Plan plan, Path home) {
    try {
      Path parent = Files.createDirectories(ROOT.resolve(Path.of("bench", "target", "runs")));
      return new Lab(plan, ROOT, Files.createTempDirectory(parent, "run-"), home.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(boolean onlyPrint, String part, String content) {
    System.out.println(content);
    if (!onlyPrint) {
      Path page = ROOT.resolve(PAGE);
      try {
        Files.writeString(page, Report.replace(Files.readString(page), part, content));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
