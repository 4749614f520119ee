package dev.irisops.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures the scrape of a model with many features. */
final class WideModel {
  private static final int FEATURES = 1_000;
  private static final int ROWS = 200;

  private WideModel() {}

  static List<Measurement> measure(Harness harness, Liberty liberty) {
    Path csv = harness.newFolder("wide-data").resolve("wide.csv");
    Unchecked.io(() -> Files.write(csv, (Iterable<String>) lines()::iterator));
    Path out = harness.newFolder("wide");
    harness.train("J48", csv, "late", 0.6, out);
    Liberty.Variant wide =
        liberty.service("wide", Map.of("IRIS_MODEL_DIR", Harness.bundle(out).toString()));
    try (Server server = liberty.start(wide)) {
      return List.of(
          new Measurement(
              "duration of a scrape with %,d features, ms".formatted(FEATURES),
              Target.atMost(50),
              Footprint.scrape(server.api().resolve("/metrics"))));
    }
  }

  /** Returns a header, and rows of random numbers; the first number decides the class. */
  private static Stream<String> lines() {
    Random random = new Random(1);
    Stream<String> rows =
        Stream.generate(() -> random.doubles(FEATURES).toArray())
            .limit(ROWS)
            .map(row -> line(i -> Double.toString(row[i]), row[0] > 0.5 ? "yes" : "no"));
    return Stream.concat(Stream.of(line(i -> "f" + i, "late")), rows);
  }

  private static String line(IntFunction<String> value, String last) {
    return IntStream.range(0, FEATURES).mapToObj(value).collect(Collectors.joining(","))
        + ","
        + last;
  }
}
