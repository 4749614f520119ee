package dev.irisops.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The load generator {@code vegeta}: an open model, requests come at a fixed rate whether or not
 * those before have been answered.
 */
final class Vegeta {
  private final Path folder;

  /**
   * @param folder gets what is sent and what came back
   */
  Vegeta(Path folder) {
    this.folder = folder;
  }

  /** Asks {@code perSecond} times a second. */
  Latencies run(Request request, int perSecond, Duration duration) {
    Path raw = folder.resolve("vegeta.bin");
    Path csv = folder.resolve("vegeta.csv");
    Command.output(
        folder,
        List.of(
            "vegeta",
            "attack",
            "-targets=" + targets(request),
            "-rate=" + perSecond + "/1s",
            "-duration=" + duration.toMillis() + "ms",
            "-timeout=10s",
            "-max-body=0",
            "-output=" + raw));
    Command.output(
        folder, List.of("vegeta", "encode", "-to=csv", "-output=" + csv, raw.toString()));
    try (Reader in = Files.newBufferedReader(csv)) {
      return parse(in, perSecond);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path targets(Request request) {
    List<String> lines = new ArrayList<>(List.of("POST " + request.uri()));
    Request.headers().forEach((name, value) -> lines.add(name + ": " + value));
    lines.add("@" + request.body().toAbsolutePath());
    try {
      return Files.write(folder.resolve("vegeta.targets"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Latencies parse(String csv, int perSecond) {
    try {
      return parse(new StringReader(csv), perSecond);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns: nanoseconds since 1970 when it was sent, status, nanoseconds it took, …, number. */
  private static Latencies parse(Reader csv, int perSecond) throws IOException {
    List<Latencies.Sample> samples = new ArrayList<>();
    for (CSVRecord line : CSVFormat.DEFAULT.parse(csv)) {
      samples.add(
          new Latencies.Sample(
              Long.parseLong(line.get(8)),
              Long.parseLong(line.get(0)),
              Long.parseLong(line.get(2)),
              Integer.parseInt(line.get(1))));
    }
    return new Latencies(samples, perSecond);
  }
}
