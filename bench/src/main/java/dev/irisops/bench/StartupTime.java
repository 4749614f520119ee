package dev.irisops.bench;

import dev.irisops.bench.Liberty.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Measures the startup time, compared with an empty Liberty with the same features. */
final class StartupTime {
  private static final String EMPTY = "startup of an empty Liberty";
  private static final String EMPTY_IMAGE = EMPTY + " with the JVM options of the image";
  private static final String SERVICE = "startup of the service";
  private static final String IMAGE = SERVICE + " with the JVM options of the image";
  private static final String NO_WARM_UP = IMAGE + ", without the warm-up";
  private static final String NO_AGENT = IMAGE + ", without Liberty's agent";
  private static final String CDS_ARCHIVE = NO_AGENT + ", with a CDS archive";
  private static final String AOT_CACHE = NO_AGENT + ", with an AOT cache";
  private static final String JAR = "startup of the runnable jar, which unpacks itself";

  private static final Pattern JVM_OPTION = Pattern.compile("-XX:[^\\s\"\\\\]+");

  private final Harness harness;
  private final Liberty liberty;
  private final Map<String, Supplier<Double>> benchmarks = new LinkedHashMap<>();

  private StartupTime(Harness harness, Liberty liberty) {
    this.harness = harness;
    this.liberty = liberty;
  }

  static List<Measurement> measure(Harness harness, Liberty liberty) {
    StartupTime startupTime = new StartupTime(harness, liberty);
    startupTime.addServers();
    startupTime.addArchives();
    startupTime.addJar();
    return measurements(InterleavedRuns.of(harness.settings().repeats(), startupTime.benchmarks));
  }

  private void addServers() {
    add(EMPTY, liberty.empty());
    add(EMPTY_IMAGE, liberty.empty().with(imageOptions()));
    add(SERVICE, liberty.service());
    add(IMAGE, liberty.service().with(imageOptions()));
    add(NO_WARM_UP, liberty.service().withoutWarmUp().with(imageOptions()));
    add(NO_AGENT, liberty.service().withoutAgent().with(imageOptions()));
  }

  /** Returns the options in {@code JAVA_TOOL_OPTIONS} of the image. */
  private List<String> imageOptions() {
    Path file = harness.root().resolve(Path.of("iris-war", "Containerfile"));
    String text = Unchecked.io(() -> Files.readString(file));
    return JVM_OPTION.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Starts the server once without measuring, because the first start fills its caches. */
  private void add(String name, Variant variant) {
    Progress.print("%s, first start", name);
    seconds(liberty.start(variant));
    benchmarks.put(name, () -> seconds(liberty.start(variant)));
  }

  private static double seconds(Server server) {
    try (server) {
      return server.startupTime().toNanos() / 1e9;
    }
  }

  private void addArchives() {
    Path archive = harness.folder().resolve("classes.jsa");
    train(
        CDS_ARCHIVE,
        archive,
        "-XX:ArchiveClassesAtExit=" + archive,
        "-XX:SharedArchiveFile=" + archive);
    if (Runtime.Version.parse(Jdk.of(harness.javaHome()).version()).feature() >= 25) {
      Path cache = harness.folder().resolve("cache.aot");
      train(AOT_CACHE, cache, "-XX:AOTCacheOutput=" + cache, "-XX:AOTCache=" + cache);
    }
  }

  /** Skips the benchmark and prints the reason if the JVM cannot write or read the archive. */
  private void train(String name, Path archive, String writeOption, String readOption) {
    Progress.print("%s, training run", name);
    try {
      seconds(liberty.start(withImageOptionsAnd(writeOption)));
      if (Files.exists(archive)) {
        add(name, withImageOptionsAnd(readOption));
      } else {
        Progress.print("%s: skipped, because the JVM wrote no archive", name);
      }
    } catch (IllegalStateException e) {
      Progress.print("%s: skipped: %s", name, e.getMessage());
    }
  }

  private Variant withImageOptionsAnd(String option) {
    List<String> options = new ArrayList<>(imageOptions());
    options.add(option);
    return liberty.service().withoutAgent().with(options);
  }

  /** Uses a new folder for each start, because the jar refuses a folder with an unpacked server. */
  private void addJar() {
    benchmarks.put(JAR, () -> seconds(liberty.startJar(liberty.newFolder())));
  }

  private static List<Measurement> measurements(InterleavedRuns<Double> runs) {
    return List.of(
        new Measurement(EMPTY + ", s", Target.NONE, runs.median(EMPTY, v -> v)),
        ratio(runs, EMPTY_IMAGE, Target.NONE),
        ratio(runs, SERVICE, Target.atMost(1.3)),
        ratio(runs, IMAGE, Target.atMost(1.3)),
        ratio(runs, NO_WARM_UP, Target.NONE),
        ratio(runs, NO_AGENT, Target.NONE),
        ratio(runs, CDS_ARCHIVE, Target.NONE),
        ratio(runs, AOT_CACHE, Target.NONE),
        ratio(runs, JAR, Target.NONE));
  }

  private static Measurement ratio(InterleavedRuns<Double> runs, String name, Target target) {
    return new Measurement(
        name + ": ratio to an empty Liberty", target, runs.ratio(name, EMPTY, v -> v));
  }
}
