package dev.irisops.bench;

import dev.irisops.bench.Liberty.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** From the start of the process to ready, against an empty Liberty with the same features. */
final class StartUps {
  private static final String EMPTY = "start of an empty Liberty";
  private static final String EMPTY_IMAGE = "start of an empty Liberty, JVM options of the image";
  private static final String SERVICE = "start of the service";
  private static final String IMAGE = "start of the service, JVM options of the image";
  private static final String NO_AGENT = IMAGE + ", without Liberty's agent";
  private static final String OWN_ARCHIVE = NO_AGENT + ", class archive of its own";
  private static final String AOT_CACHE = NO_AGENT + ", ahead-of-time cache of its own";
  private static final String JAR = "start of the runnable jar, which unpacks itself";

  private static final Pattern JVM_OPTION = Pattern.compile("-XX:[^\\s\"\\\\]+");

  private final Lab lab;
  private final Liberty liberty;
  private final Map<String, Supplier<Double>> sides = new LinkedHashMap<>();

  private StartUps(Lab lab, Liberty liberty) {
    this.lab = lab;
    this.liberty = liberty;
  }

  static List<Finding> measure(Lab lab, Liberty liberty) {
    StartUps startUps = new StartUps(lab, liberty);
    startUps.addServers();
    startUps.addArchives();
    startUps.addJar();
    return findings(Slices.measure(lab.plan().repeats(), startUps.sides));
  }

  private void addServers() {
    add(EMPTY, liberty.empty());
    add(EMPTY_IMAGE, liberty.empty().with(imageOptions()));
    add(SERVICE, liberty.service());
    add(IMAGE, liberty.service().with(imageOptions()));
    add(NO_AGENT, liberty.service().withoutAgent().with(imageOptions()));
  }

  /** What the image's {@code JAVA_TOOL_OPTIONS} say. */
  private List<String> imageOptions() {
    try {
      String file = Files.readString(lab.root().resolve(Path.of("iris-war", "Containerfile")));
      return JVM_OPTION.matcher(file).results().map(MatchResult::group).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once before it counts, because the first start of a server fills its caches. */
  private void add(String name, Variant variant) {
    Progress.say("%s, first", name);
    seconds(liberty.start(variant));
    sides.put(name, () -> seconds(liberty.start(variant)));
  }

  private static double seconds(Server server) {
    try (server) {
      return server.startUp().toNanos() / 1e9;
    }
  }

  private void addArchives() {
    Path archive = lab.folder().resolve("classes.jsa");
    train(
        OWN_ARCHIVE,
        archive,
        "-XX:ArchiveClassesAtExit=" + archive,
        "-XX:SharedArchiveFile=" + archive);
    if (Runtime.Version.parse(Jdk.of(lab.javaHome()).version()).feature() >= 25) {
      Path cache = lab.folder().resolve("cache.aot");
      train(AOT_CACHE, cache, "-XX:AOTCacheOutput=" + cache, "-XX:AOTCache=" + cache);
    }
  }

  /** Left out, with the reason, where the JVM writes or takes no archive. */
  private void train(String name, Path archive, String writing, String reading) {
    Progress.say("%s, training", name);
    try {
      seconds(liberty.start(withImageOptionsAnd(writing)));
      if (Files.exists(archive)) {
        add(name, withImageOptionsAnd(reading));
      } else {
        Progress.say("%s: the JVM wrote no archive", name);
      }
    } catch (IllegalStateException e) {
      Progress.say("%s: %s", name, e.getMessage());
    }
  }

  private Variant withImageOptionsAnd(String option) {
    List<String> options = new ArrayList<>(imageOptions());
    options.add(option);
    return liberty.service().withoutAgent().with(options);
  }

  /** Into a new folder each time, for it refuses one that it has unpacked itself into before. */
  private void addJar() {
    sides.put(JAR, () -> seconds(liberty.startJar(liberty.newFolder())));
  }

  private static List<Finding> findings(Slices<Double> slices) {
    return List.of(
        new Finding(EMPTY + ", s", Aim.NONE, slices.median(EMPTY, v -> v)),
        ratio(slices, EMPTY_IMAGE, Aim.NONE),
        ratio(slices, SERVICE, Aim.atMost(1.3)),
        ratio(slices, IMAGE, Aim.atMost(1.3)),
        ratio(slices, NO_AGENT, Aim.NONE),
        ratio(slices, OWN_ARCHIVE, Aim.NONE),
        ratio(slices, AOT_CACHE, Aim.NONE),
        ratio(slices, JAR, Aim.NONE));
  }

  private static Finding ratio(Slices<Double> slices, String side, Aim aim) {
    return new Finding(
        side + " to that of an empty Liberty, ratio", aim, slices.ratio(side, EMPTY, v -> v));
  }
}
