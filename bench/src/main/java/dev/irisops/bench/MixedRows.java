package dev.irisops.bench;

import dev.irisops.bench.Harness.LoadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures {@code /predict} with rows of ten numbers and ten labels, against the rows of Iris. */
final class MixedRows {
  private static final int FEATURES = 20;
  private static final int ROWS = 500;
  private static final List<String> LABELS = List.of("card", "cash", "on account", "voucher");
  private static final String IRIS = "/predict";
  private static final String MIXED = "/predict with 20 mixed features";

  private MixedRows() {}

  static List<Measurement> measure(Harness harness, Liberty liberty) {
    List<String[]> rows = rows();
    Path out = harness.newFolder("mixed");
    harness.train("J48", csv(harness, rows), "late", 0.6, out);
    Liberty.Variant variant =
        liberty.service("mixed", Map.of("IRIS_MODEL_DIR", Harness.bundle(out).toString()));
    try (Server iris = liberty.start(liberty.service());
        Server mixed = liberty.start(variant)) {
      Request request = new Request(mixed.api().resolve("/predict"), body(harness, rows.get(0)));
      Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();
      benchmarks.put(IRIS, () -> harness.load(iris, harness.predict(iris)));
      benchmarks.put(MIXED, () -> harness.load(mixed, request));
      harness.warmUp(harness.predict(iris));
      harness.warmUp(request);
      return measurements(InterleavedRuns.of(harness.settings().repeats(), benchmarks));
    }
  }

  private static List<Measurement> measurements(InterleavedRuns<LoadResult> runs) {
    return List.of(
        new Measurement(
            "a row of 20 mixed features: server CPU time per request, µs",
            Target.NONE,
            runs.median(MIXED, LoadResult::cpuMicros)),
        new Measurement(
            "a row of 20 mixed features vs. a row of Iris: ratio of server CPU time",
            Target.NONE,
            runs.ratio(MIXED, IRIS, LoadResult::cpuMicros)));
  }

  /** Returns random rows; every other feature is a label, and the first number is the class. */
  private static List<String[]> rows() {
    Random random = new Random(1);
    return Stream.generate(
            () ->
                IntStream.range(0, FEATURES)
                    .mapToObj(i -> isLabel(i) ? LABELS.get(random.nextInt(4)) : number(random))
                    .toArray(String[]::new))
        .limit(ROWS)
        .toList();
  }

  private static boolean isLabel(int feature) {
    return feature % 2 == 1;
  }

  private static String number(Random random) {
    return Double.toString(random.nextDouble());
  }

  private static Path csv(Harness harness, List<String[]> rows) {
    Stream<String> lines =
        rows.stream()
            .map(row -> joined(i -> row[i]) + "," + (row[0].compareTo("0.5") > 0 ? "yes" : "no"));
    List<String> all = Stream.concat(Stream.of(joined(i -> "f" + i) + ",late"), lines).toList();
    return Unchecked.io(
        () -> Files.write(harness.newFolder("mixed-data").resolve("mixed.csv"), all));
  }

  private static Path body(Harness harness, String[] row) {
    String json = joined(i -> "\"f" + i + "\":" + (isLabel(i) ? '"' + row[i] + '"' : row[i]));
    return Unchecked.io(
        () ->
            Files.writeString(
                harness.newFolder("mixed-row").resolve("row.json"), "{" + json + "}"));
  }

  private static String joined(IntFunction<String> value) {
    return IntStream.range(0, FEATURES).mapToObj(value).collect(Collectors.joining(","));
  }
}
