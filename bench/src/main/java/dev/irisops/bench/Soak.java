package dev.irisops.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A long run: good traffic, bad clients, scrapes, and a model that is replaced again and again;
 * watched for what grows.
 */
final class Soak {
  private static final Duration SAMPLING = Duration.ofSeconds(5);
  private static final Duration SCRAPING = Duration.ofSeconds(15);
  private static final Duration REPLACING = Duration.ofSeconds(30);

  private final Lab lab;
  private final int minutes;
  private final SoakTraffic traffic;
  private final Server service;
  private final List<SoakSample> samples = new ArrayList<>();

  private Soak(Lab lab, int minutes, Server service) {
    this.lab = lab;
    this.minutes = minutes;
    this.service = service;
    this.traffic = new SoakTraffic(lab, service);
  }

  /**
   * Runs it.
   *
   * @param charts gets {@code soak-*.svg}
   * @return the part of the page
   */
  static String run(Lab lab, int minutes, Path charts) {
    SoakModels models = new SoakModels(lab);
    Liberty liberty = lab.liberty();
    Liberty.Variant variant =
        liberty.service(
            "soak",
            Map.of(
                "IRIS_MODEL_DIR", models.folder().toString(), "IRIS_MODEL_RELOAD_INTERVAL", "1"));
    try (Server service = liberty.start(variant)) {
      Soak soak = new Soak(lab, minutes, service);
      soak.watch(models);
      SoakChart.write(soak.samples, charts);
      return soak.summary();
    }
  }

  private void watch(SoakModels models) {
    Instant start = Instant.now();
    Instant end = start.plus(Duration.ofMinutes(minutes));
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      traffic.start(workers, end);
      every(SCRAPING, end, workers, traffic::scrape);
      every(REPLACING, end, workers, models::replace);
      while (Instant.now().isBefore(end)) {
        sample(start);
        Pause.of(SAMPLING);
      }
    } finally {
      finish(workers);
    }
  }

  private static void finish(ExecutorService workers) {
    workers.shutdown();
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw Pause.interrupted(e);
    }
  }

  private static void every(
      Duration period, Instant end, ExecutorService workers, Runnable action) {
    workers.execute(
        () -> {
          while (Instant.now().plus(period).isBefore(end)) {
            Pause.of(period);
            action.run();
          }
        });
  }

  private void sample(Instant start) {
    SoakSample sample =
        new SoakSample(
            Duration.between(start, Instant.now()).toSeconds() / 60.0,
            service.usage(),
            Scrape.value(service.management("/metrics"), "memory_usedHeap_bytes"),
            traffic.counts());
    samples.add(sample);
    if (samples.size() % 12 == 1) {
      Progress.say("%s", sample);
    }
  }

  private String summary() {
    SoakSample last = samples.get(samples.size() - 1);
    return """
        %d minutes on %s, a model replaced every %d s, a scrape every %d s: %,d predictions, %,d bad \
        requests answered as they should be, %,d clients that went away, %,d scrapes, %s \
        reloads; %,d answers that should not have been.

        | | after %.0f minutes | at the end |
        | --- | --: | --: |
        %s

        ![Memory over time](soak-memory.svg)

        ![Threads, file descriptors and errors over time](soak-counts.svg)"""
        .formatted(
            minutes,
            Jdk.of(lab.javaHome()).label(),
            REPLACING.toSeconds(),
            SCRAPING.toSeconds(),
            last.counts().good(),
            last.counts().refused(),
            last.counts().gone(),
            last.counts().scrapes(),
            Finding.plain(
                Scrape.value(
                    service.api().resolve("/metrics"), "model_reloads_total{result=\"success\"}")),
            last.counts().wrong(),
            settled().minute(),
            rows(settled(), last));
  }

  /** A quarter in: by then caches are full and code is compiled. */
  private SoakSample settled() {
    return samples.get(samples.size() / 4);
  }

  private static String rows(SoakSample settled, SoakSample last) {
    return String.join(
        "\n",
        row("resident memory, MB", settled.residentMegabytes(), last.residentMegabytes()),
        row(
            "heap in use, as it was between two collections, MB",
            settled.heapMegabytes(),
            last.heapMegabytes()),
        row("threads", settled.usage().threads(), last.usage().threads()),
        row("file descriptors", settled.usage().fileDescriptors(), last.usage().fileDescriptors()));
  }

  private static String row(String what, double settled, double last) {
    return "| %s | %s | %s |".formatted(what, Finding.plain(settled), Finding.plain(last));
  }
}
