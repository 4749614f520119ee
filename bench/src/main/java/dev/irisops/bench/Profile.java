package dev.irisops.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the time and the garbage of a warm {@code /predict} go, by async-profiler. */
final class Profile {
  /** One after the other, so that each allocation is seen. */
  private static final int REQUESTS = 500;

  private final Lab lab;
  private final Server service;
  private final Profiler profiler;

  private Profile(Lab lab, Server service) {
    this.lab = lab;
    this.service = service;
    this.profiler = new Profiler(service.pid(), lab.folder());
  }

  /** A table: a row for each class of the service, and one for all that is not ours. */
  static String measure(Lab lab) {
    Liberty liberty = lab.liberty();
    try (Server service = liberty.start(liberty.service())) {
      lab.warmUp(lab.predict(service));
      return new Profile(lab, service).table();
    }
  }

  private String table() {
    Request predict = lab.predict(service);
    Stacks cpu = cpu(predict);
    profiler.start("event=alloc,alloc=1");
    for (int i = 0; i < REQUESTS; i++) {
      predict.once();
    }
    Stacks objects = profiler.dump("collapsed,samples");
    Stacks bytes = profiler.stop("collapsed,total");
    return table(cpu.byPart(), objects.byPart(), bytes.byPart());
  }

  private Stacks cpu(Request predict) {
    profiler.start("event=itimer,interval=1000000");
    lab.wrk().run(predict, Lab.CONNECTIONS, lab.plan().longSlice());
    Path flames = lab.root().resolve(Path.of("bench", "target", "flames.html"));
    profiler.dump("flamegraph", flames);
    Progress.say("flame graph of /predict: %s", flames);
    return profiler.stop("collapsed");
  }

  private static String table(
      Map<String, Long> cpu, Map<String, Long> objects, Map<String, Long> bytes) {
    double samples = cpu.values().stream().mapToLong(v -> v).sum();
    String head =
        "| part | CPU, % | objects a request | bytes a request |\n| --- | --: | --: | --: |\n";
    return head
        + Stream.concat(cpu.keySet().stream(), objects.keySet().stream())
            .distinct()
            .sorted(Comparator.comparing((String part) -> -cpu.getOrDefault(part, 0L)))
            .map(
                part ->
                    row(
                        part,
                        100 * cpu.getOrDefault(part, 0L) / samples,
                        objects.getOrDefault(part, 0L) / (double) REQUESTS,
                        bytes.getOrDefault(part, 0L) / (double) REQUESTS))
            .collect(Collectors.joining("\n"));
  }

  private static String row(String part, double cpu, double objects, double bytes) {
    return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %,.0f |", part, cpu, objects, bytes);
  }
}
