package dev.irisops.bench;

import dev.irisops.bench.Lab.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a row costs in batches of several sizes. */
final class Batches {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final String PREDICT = "/predict";

  private Batches() {}

  static List<Finding> measure(Lab lab, Server service) {
    Map<String, Supplier<Slice>> sides = new LinkedHashMap<>();
    sides.put(PREDICT, () -> lab.load(service, lab.predict(service)));
    for (int size : SIZES) {
      Request batch = lab.batch(service, size);
      lab.warmUp(batch);
      sides.put(side(size), () -> perRow(lab.load(service, batch), size));
    }
    return findings(Slices.measure(lab.plan().repeats(), sides));
  }

  private static String side(int size) {
    return "batches of %,d".formatted(size);
  }

  private static Slice perRow(Slice requests, int size) {
    return new Slice(requests.perSecond() * size, requests.cpuMicros() / size);
  }

  private static List<Finding> findings(Slices<Slice> slices) {
    return List.of(
        new Finding(
            "batches of 1,000: rows a second",
            Aim.NONE,
            slices.median(side(1_000), Slice::perSecond)),
        new Finding(
            "rows a second in batches of 1,000 to `/predict`'s requests a second, ratio",
            Aim.atLeast(30),
            slices.ratio(side(1_000), PREDICT, Slice::perSecond)),
        new Finding(
            "server CPU time a row in batches of 10,000 to that of 100, ratio",
            Aim.atMost(1.2),
            slices.ratio(side(10_000), side(100), Slice::cpuMicros)),
        new Finding(
            "batches of 1,000: server CPU time a row, µs",
            Aim.NONE,
            slices.median(side(1_000), Slice::cpuMicros)));
  }
}
