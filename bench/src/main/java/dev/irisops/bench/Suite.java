package dev.irisops.bench;

import dev.irisops.bench.Liberty.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is measured on one JDK. */
final class Suite {
  private final Lab lab;
  private final List<Finding> findings = new ArrayList<>();

  private Suite(Lab lab) {
    this.lab = lab;
  }

  /** Measures one part. */
  static List<Finding> run(Lab lab, Part part) {
    Suite suite = new Suite(lab);
    switch (part) {
      case LOAD -> suite.underLoad(lab.liberty());
      case START -> suite.found(StartUps.measure(lab, lab.liberty()));
      case PROFILE -> {} // has a table of its own
    }
    return suite.findings;
  }

  /** What can be measured on its own. */
  enum Part {
    /** Everything that needs a server under load. */
    LOAD,
    /** Start-up. */
    START,
    /** The profile. */
    PROFILE
  }

  /** Also shows them at once: what comes next may fail. */
  private void found(List<Finding> some) {
    some.forEach(finding -> Progress.say("%s: %s", finding.what(), finding.text()));
    findings.addAll(some);
  }

  private void underLoad(Liberty liberty) {
    Variant noMetrics = liberty.service("no-metrics", Map.of("OTEL_SDK_DISABLED", "true"));
    Variant noAccessLog = liberty.service("no-access-log", Map.of("IRIS_ACCESS_LOG", "off"));
    Path forest = lab.newFolder("forest");
    lab.train(Overload.ALGORITHM, forest);
    Variant ofForest =
        liberty.service("forest", Map.of("IRIS_MODEL_DIR", Lab.bundle(forest).toString()));
    Variant empty = liberty.empty();
    try (Server first = liberty.start(liberty.service())) {
      liberty.addEcho(lab.predict(first).once());
    }
    try (Server service = liberty.start(liberty.service());
        Server off = liberty.start(noMetrics);
        Server silent = liberty.start(noAccessLog);
        Server slow = liberty.start(ofForest);
        Server nothing = liberty.start(empty);
        Server fastApi = lab.fastApi().orElse(null)) {
      Optional<Server> other = Optional.ofNullable(fastApi);
      found(Throughput.measure(lab, service, off, silent, other));
      found(Latency.measure(lab, service, other));
      found(Batches.measure(lab, service));
      found(Overload.measure(lab, service, slow));
      found(Footprint.measure(lab, service, nothing, other));
    }
  }
}
