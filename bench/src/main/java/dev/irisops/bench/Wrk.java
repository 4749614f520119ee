package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator {@code wrk}: a closed model, each connection asks as soon as it is answered.
 */
final class Wrk {
  private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in ([0-9.]+)(m?s|m)");
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  private final Path folder;

  /**
   * @param folder gets the scripts
   */
  Wrk(Path folder) {
    this.folder = folder;
  }

  /**
   * What a run counted.
   *
   * @param perSecond answers a second of any status
   * @param requests all answers
   * @param refused those that are not 2xx or 3xx
   * @param broken connections refused, cut or timed out
   */
  record Count(double perSecond, long requests, long refused, long broken) {
    /** Answers with success, a second. */
    double served() {
      return perSecond * (requests - refused) / Math.max(1, requests);
    }
  }

  Count run(Request request, int connections, Duration duration) {
    return parse(
        Command.output(
            folder,
            List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + Math.max(1, duration.toSeconds()) + "s",
                "--timeout=30s",
                "--script=" + script(request),
                request.uri().toString())));
  }

  private Path script(Request request) {
    List<String> lines = new ArrayList<>(List.of("wrk.method = 'POST'"));
    Request.headers().forEach((k, v) -> lines.add("wrk.headers['" + k + "'] = '" + v + "'"));
    lines.add("wrk.body = io.open('" + request.body().toAbsolutePath() + "'):read('*a')");
    try {
      return Files.write(folder.resolve(request.body().getFileName() + ".lua"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Count parse(String output) {
    Matcher broken = BROKEN.matcher(output);
    long lost = 0;
    if (broken.find()) {
      for (int i = 1; i <= broken.groupCount(); i++) {
        lost += Long.parseLong(broken.group(i));
      }
    }
    Matcher refused = REFUSED.matcher(output);
    return new Count(
        Double.parseDouble(find(RATE, output)),
        Long.parseLong(find(TOTAL, output)),
        refused.find() ? Long.parseLong(refused.group(1)) : 0,
        lost);
  }

  private static String find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk printed no " + pattern + ":\n" + output);
    }
    return matcher.group(1);
  }
}
