package dev.irisops.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.bench.Harness.LoadResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures {@code infer} of the Open Inference Protocol V2 with one row, against /predict. */
final class Tensors {
  private static final String PREDICT = "/predict";
  private static final String BINARY = "V2 binary";
  private static final String JSON = "V2 JSON";
  private static final double[] ROW = {5.1, 3.5, 1.4, 0.2};
  private static final String INPUT = "\"name\":\"x\",\"shape\":[1,4],\"datatype\":\"FP64\"";

  private final Harness harness;
  private final Path folder;
  private final Server service;
  private final Map<String, Supplier<LoadResult>> benchmarks = new LinkedHashMap<>();

  private Tensors(Harness harness, Server service) {
    this.harness = harness;
    this.folder = harness.newFolder("tensors");
    this.service = service;
  }

  static List<Measurement> measure(Harness harness, Liberty liberty) {
    try (Server service = liberty.start(liberty.service())) {
      Tensors tensors = new Tensors(harness, service);
      tensors.add(PREDICT, harness.predict(service));
      tensors.add(BINARY, tensors.binary());
      tensors.add(JSON, tensors.json());
      return measurements(InterleavedRuns.of(harness.settings().repeats(), tensors.benchmarks));
    }
  }

  private void add(String name, Request request) {
    harness.warmUp(request);
    benchmarks.put(name, () -> harness.load(service, request));
  }

  private static List<Measurement> measurements(InterleavedRuns<LoadResult> runs) {
    return List.of(
        new Measurement(
            "V2 binary vs. `/predict`: ratio of server CPU time",
            Target.atMost(1.3),
            runs.ratio(BINARY, PREDICT, LoadResult::cpuMicros)),
        new Measurement(
            "V2 JSON vs. `/predict`: ratio of server CPU time",
            Target.NONE,
            runs.ratio(JSON, PREDICT, LoadResult::cpuMicros)));
  }

  /** Returns a request as Triton's client sends it. */
  private Request binary() {
    byte[] json =
        ("{\"inputs\":[{%s,\"parameters\":{\"binary_data_size\":32}}],"
                + "\"parameters\":{\"binary_data_output\":true}}")
            .formatted(INPUT)
            .getBytes(UTF_8);
    ByteBuffer body =
        ByteBuffer.allocate(json.length + 32).order(ByteOrder.LITTLE_ENDIAN).put(json);
    for (double value : ROW) {
      body.putDouble(value);
    }
    return request(
        "binary.body",
        body.array(),
        Map.of("Inference-Header-Content-Length", Integer.toString(json.length)));
  }

  private Request json() {
    String json = "{\"inputs\":[{%s,\"data\":[5.1,3.5,1.4,0.2]}]}".formatted(INPUT);
    return request(
        "tensors.json", json.getBytes(UTF_8), Map.of("Content-Type", "application/json"));
  }

  private Request request(String file, byte[] body, Map<String, String> headers) {
    return new Request(
        service.api().resolve("/v2/models/iris/infer"),
        Unchecked.io(() -> Files.write(folder.resolve(file), body)),
        Request.headers(headers));
  }
}
