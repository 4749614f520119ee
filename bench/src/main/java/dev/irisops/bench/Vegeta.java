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
 * The load generator {@code vegeta}, an open model: it sends requests at a fixed rate and does not
 * wait for responses.
 *
 * @param folder folder for its targets and results
 */
record Vegeta(Path folder) {
  /** Sends a request {@code perSecond} times per second. */
  LatencySamples run(Request request, int perSecond, Duration duration) {
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
    request.headers().forEach((name, value) -> lines.add(name + ": " + value));
    lines.add("@" + request.body().toAbsolutePath());
    return Unchecked.io(() -> Files.write(folder.resolve("vegeta.targets"), lines));
  }

  /** Parses the output of {@code vegeta encode -to=csv}. */
  static LatencySamples parse(String csv, int perSecond) {
    return Unchecked.io(() -> parse(new StringReader(csv), perSecond));
  }

  // Columns: 0 = send time in ns since 1970, 1 = status, 2 = latency in ns, 8 = sequence number.
  private static LatencySamples parse(Reader csv, int perSecond) throws IOException {
    List<LatencySamples.Sample> samples = new ArrayList<>();
    for (CSVRecord line : CSVFormat.DEFAULT.parse(csv)) {
      samples.add(
          new LatencySamples.Sample(
              Long.parseLong(line.get(8)),
              Long.parseLong(line.get(0)),
              Long.parseLong(line.get(2)),
              Integer.parseInt(line.get(1))));
    }
    return new LatencySamples(samples, perSecond);
  }
}
