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
 * A soak test: valid and invalid requests, scrapes and model reloads for a long time, while the
 * resource usage of the service is sampled.
 */
final class Soak {
  private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);
  private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);
  private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(30);

  private final Harness harness;
  private final int minutes;
  private final SoakTraffic traffic;
  private final Server service;
  private final List<SoakSample> samples = new ArrayList<>();

  private Soak(Harness harness, int minutes, Server service) {
    this.harness = harness;
    this.minutes = minutes;
    this.service = service;
    this.traffic = new SoakTraffic(harness, service);
  }

  /**
   * Runs the test.
   *
   * @param charts folder for {@code soak-*.svg}
   * @return the results in Markdown
   */
  static String run(Harness harness, int minutes, Path charts) {
    SoakModels models = new SoakModels(harness);
    Liberty liberty = harness.liberty();
    Liberty.Variant variant =
        liberty.service(
            "soak",
            Map.of(
                "IRIS_MODEL_DIR", models.folder().toString(), "IRIS_MODEL_RELOAD_INTERVAL", "1"));
    try (Server service = liberty.start(variant)) {
      Soak soak = new Soak(harness, minutes, service);
      soak.run(models);
      SoakChart.write(soak.samples, charts);
      return soak.summary();
    }
  }

  private void run(SoakModels models) {
    Instant start = Instant.now();
    Instant end = start.plus(Duration.ofMinutes(minutes));
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      traffic.start(workers, end);
      every(SCRAPE_INTERVAL, end, workers, traffic::scrape);
      every(RELOAD_INTERVAL, end, workers, models::replace);
      while (Instant.now().isBefore(end)) {
        sample(start);
        Sleep.sleep(SAMPLE_INTERVAL);
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
      throw Sleep.interrupted(e);
    }
  }

  private static void every(
      Duration period, Instant end, ExecutorService workers, Runnable action) {
    workers.execute(
        () -> {
          while (Instant.now().plus(period).isBefore(end)) {
            Sleep.sleep(period);
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
      Progress.print("%s", sample);
    }
  }

  private String summary() {
    SoakSample last = samples.get(samples.size() - 1);
    return """
        %d minutes on %s, with a model reload every %d s and a scrape every %d s: %,d predictions, \
        %,d invalid requests with the expected error, %,d aborted requests, %,d scrapes, %s reloads; \
        %,d wrong answers.

        | | after %.0f minutes | at the end |
        | --- | --: | --: |
        %s

        ![Memory over time](soak-memory.svg)

        ![Threads, file descriptors and errors over time](soak-counts.svg)"""
        .formatted(
            minutes,
            Jdk.of(harness.javaHome()).label(),
            RELOAD_INTERVAL.toSeconds(),
            SCRAPE_INTERVAL.toSeconds(),
            last.counts().predictions(),
            last.counts().expectedErrors(),
            last.counts().aborted(),
            last.counts().scrapes(),
            Measurement.format(
                Scrape.value(
                    service.api().resolve("/metrics"), "model_reloads_total{result=\"success\"}")),
            last.counts().wrong(),
            settled().minute(),
            rows(settled(), last));
  }

  /** Returns the sample after a quarter of the time, when caches are full and code is compiled. */
  private SoakSample settled() {
    return samples.get(samples.size() / 4);
  }

  private static String rows(SoakSample settled, SoakSample last) {
    return String.join(
        "\n",
        row("resident memory, MB", settled.residentMegabytes(), last.residentMegabytes()),
        row("heap in use, including garbage, MB", settled.heapMegabytes(), last.heapMegabytes()),
        row("threads", settled.usage().threads(), last.usage().threads()),
        row("file descriptors", settled.usage().fileDescriptors(), last.usage().fileDescriptors()));
  }

  private static String row(String name, double settled, double last) {
    return "| %s | %s | %s |"
        .formatted(name, Measurement.format(settled), Measurement.format(last));
  }
}
