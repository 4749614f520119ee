package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the service takes: memory after all the load, the size of its jar, and a scrape. */
final class Footprint {
  private static final double MEGABYTE = 1e6;
  private static final int SCRAPES = 101;

  private Footprint() {}

  static List<Finding> measure(Lab lab, Server service, Server empty, Optional<Server> fastApi) {
    URI metrics = service.api().resolve("/metrics");
    try {
      return List.of(
          memory("the service, after the load", service),
          memory("an empty Liberty, after its start", empty),
          new Finding(
              "resident memory of FastAPI, one process a core, MB",
              Aim.NONE,
              fastApi.map(Footprint::megabytes).orElse(Double.NaN)),
          new Finding("runnable jar, MB", Aim.NONE, Files.size(lab.jar()) / MEGABYTE),
          new Finding("one scrape, kB", Aim.NONE, Server.get(metrics).body().length / 1e3),
          new Finding("one scrape, ms", Aim.NONE, scrape(metrics)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Finding memory(String what, Server server) {
    return new Finding("resident memory of " + what + ", MB", Aim.NONE, megabytes(server));
  }

  private static double megabytes(Server server) {
    return server.usage().residentBytes() / MEGABYTE;
  }

  private static double scrape(URI metrics) {
    return Stats.median(IntStream.range(0, SCRAPES).mapToObj(i -> millis(metrics)).toList());
  }

  private static double millis(URI uri) {
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = Server.get(uri);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(uri + " answered " + answer.statusCode());
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
