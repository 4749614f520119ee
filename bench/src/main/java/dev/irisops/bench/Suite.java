package dev.irisops.bench;

import dev.irisops.bench.Liberty.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the benchmarks on a JDK. */
final class Suite {
  private final Harness harness;
  private final List<Measurement> measurements = new ArrayList<>();

  private Suite(Harness harness) {
    this.harness = harness;
  }

  /**
   * Runs a part of the benchmarks.
   *
   * @param before the runnable jar of another version
   */
  static List<Measurement> run(Harness harness, Part part, Optional<Path> before) {
    Suite suite = new Suite(harness);
    switch (part) {
      case LOAD -> suite.measureUnderLoad(harness.liberty());
      case START -> suite.measureStarts(harness.liberty());
      case WIDE -> suite.add(WideModel.measure(harness, harness.liberty()));
      case MIXED -> suite.add(MixedRows.measure(harness, harness.liberty()));
      case TENSORS -> suite.add(Tensors.measure(harness, harness.liberty()));
      case TRACES -> suite.add(Traces.measure(harness, harness.liberty()));
      case BEFORE -> suite.add(Before.measure(harness, harness.liberty(), before));
      case PROFILE -> {} // because it has its own table
    }
    return suite.measurements;
  }

  /** A part that can run alone. */
  enum Part {
    /** Benchmarks of servers under load. */
    LOAD,
    /** Startup time, and the first seconds after it. */
    START,
    /** Scrape of a model with many features. */
    WIDE,
    /** Rows of numbers and labels. */
    MIXED,
    /** Rows as tensors of the Open Inference Protocol. */
    TENSORS,
    /** Throughput with traces. */
    TRACES,
    /** Throughput against another version of the service. */
    BEFORE,
    /** Profile of {@code /predict}. */
    PROFILE
  }

  private void add(List<Measurement> more) {
    more.forEach(measurement -> Progress.print("%s: %s", measurement.name(), measurement.text()));
    measurements.addAll(more);
  }

  private void measureStarts(Liberty liberty) {
    add(StartupTime.measure(harness, liberty));
    add(ColdStart.measure(harness, liberty));
  }

  private void measureUnderLoad(Liberty liberty) {
    Variant metricsOff = liberty.service("no-metrics", Map.of("OTEL_SDK_DISABLED", "true"));
    Variant accessLogOff = liberty.service("no-access-log", Map.of("IRIS_ACCESS_LOG", "off"));
    Path bundle = harness.newFolder("forest");
    harness.train(Overload.ALGORITHM, bundle);
    Variant randomForest =
        liberty.service("forest", Map.of("IRIS_MODEL_DIR", Harness.bundle(bundle).toString()));
    Variant emptyLiberty = liberty.empty();
    try (Server first = liberty.start(liberty.service())) {
      liberty.addBaseline(harness.predict(first).once());
    }
    try (Server service = liberty.start(liberty.service());
        Server noMetrics = liberty.start(metricsOff);
        Server noAccessLog = liberty.start(accessLogOff);
        Server forest = liberty.start(randomForest);
        Server empty = liberty.start(emptyLiberty);
        Server python = harness.fastApi().orElse(null)) {
      Optional<Server> fastApi = Optional.ofNullable(python);
      add(Throughput.measure(harness, service, noMetrics, noAccessLog, fastApi));
      add(Latency.measure(harness, service, fastApi));
      add(Batches.measure(harness, service));
      add(Overload.measure(harness, service, forest));
      add(Footprint.measure(harness, service, empty, fastApi));
    }
  }
}
