package dev.irisops.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Profiles CPU time and allocations of {@code /predict} with async-profiler, after a warm-up. */
final class Profile {
  /** Number of sequential requests for the allocation profile. */
  private static final int REQUESTS = 500;

  private final Harness harness;
  private final Server service;
  private final Profiler profiler;

  private Profile(Harness harness, Server service) {
    this.harness = harness;
    this.service = service;
    this.profiler = new Profiler(service.pid(), harness.folder());
  }

  /** Returns a Markdown table with a row per class of the service, and rows for the rest. */
  static String measure(Harness harness) {
    Liberty liberty = harness.liberty();
    try (Server service = liberty.start(liberty.service())) {
      harness.warmUp(harness.predict(service));
      return new Profile(harness, service).table();
    }
  }

  private String table() {
    Request predict = harness.predict(service);
    CollapsedStacks cpu = cpu(predict);
    profiler.start("event=alloc,alloc=1");
    for (int i = 0; i < REQUESTS; i++) {
      predict.once();
    }
    CollapsedStacks objects = profiler.dump("collapsed,samples");
    CollapsedStacks bytes = profiler.stop("collapsed,total");
    return table(cpu.byComponent(), objects.byComponent(), bytes.byComponent());
  }

  private CollapsedStacks cpu(Request predict) {
    profiler.start("event=itimer,interval=1000000");
    harness.wrk().run(predict, Harness.CONNECTIONS, harness.settings().longDuration());
    Path flames = harness.root().resolve(Path.of("bench", "target", "flames.html"));
    profiler.dump("flamegraph", flames);
    Progress.print("flame graph of /predict: %s", flames);
    return profiler.stop("collapsed");
  }

  private static String table(
      Map<String, Long> cpu, Map<String, Long> objects, Map<String, Long> bytes) {
    double samples = cpu.values().stream().mapToLong(v -> v).sum();
    String header =
        "| component | CPU, % | objects per request | bytes per request |\n| --- | --: | --: | --: |\n";
    return header
        + Stream.concat(cpu.keySet().stream(), objects.keySet().stream())
            .distinct()
            .sorted(Comparator.comparing((String component) -> -cpu.getOrDefault(component, 0L)))
            .map(
                component ->
                    row(
                        component,
                        100 * cpu.getOrDefault(component, 0L) / samples,
                        objects.getOrDefault(component, 0L) / (double) REQUESTS,
                        bytes.getOrDefault(component, 0L) / (double) REQUESTS))
            .collect(Collectors.joining("\n"));
  }

  private static String row(String component, double cpu, double objects, double bytes) {
    return String.format(
        Locale.ROOT, "| %s | %.1f | %.1f | %,.0f |", component, cpu, objects, bytes);
  }
}
