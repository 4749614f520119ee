package dev.irisops.bench;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures memory, the size of the runnable jar, and the size and duration of a scrape. */
final class Footprint {
  private static final double MEGABYTE = 1e6;
  private static final int SCRAPES = 11;

  /** After this time a scrape makes a new page ({@code iris.metrics.max-age}). */
  private static final Duration PAGE_AGE = Duration.ofMillis(1100);

  private Footprint() {}

  static List<Measurement> measure(
      Harness harness, Server service, Server empty, Optional<Server> fastApi) {
    URI metrics = service.api().resolve("/metrics");
    double jarBytes = Unchecked.io(() -> Files.size(harness.jar()));
    return List.of(
        memory("the service after the load", service),
        memory("an empty Liberty after startup", empty),
        new Measurement(
            "resident memory of FastAPI, one process per core, MB",
            Target.NONE,
            fastApi.map(Footprint::megabytes).orElse(Double.NaN)),
        new Measurement("size of the runnable jar, MB", Target.NONE, jarBytes / MEGABYTE),
        new Measurement("size of a scrape, kB", Target.NONE, Server.get(metrics).length / 1e3),
        new Measurement("duration of a scrape, ms", Target.NONE, scrape(metrics)));
  }

  private static Measurement memory(String name, Server server) {
    return new Measurement("resident memory of " + name + ", MB", Target.NONE, megabytes(server));
  }

  private static double megabytes(Server server) {
    return server.usage().residentBytes() / MEGABYTE;
  }

  /** Returns the median duration of a scrape that makes a new page, in ms. */
  static double scrape(URI metrics) {
    return Stats.median(IntStream.range(0, SCRAPES).mapToObj(i -> millis(metrics)).toList());
  }

  private static double millis(URI uri) {
    Sleep.sleep(PAGE_AGE);
    long start = System.nanoTime();
    Server.get(uri);
    return (System.nanoTime() - start) / 1e6;
  }
}
