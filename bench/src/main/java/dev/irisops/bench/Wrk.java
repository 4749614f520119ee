package dev.irisops.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator {@code wrk}, a closed model: each connection sends its next request when it
 * has received the response to the previous one.
 *
 * @param folder folder for its scripts
 */
record Wrk(Path folder) {
  private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in ([0-9.]+)(m?s|m)");
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
  private static final Pattern ERROR_RESPONSES =
      Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern SOCKET_ERRORS =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /**
   * The result of a run.
   *
   * @param perSecond responses per second, of any status
   * @param responses number of responses, of any status
   * @param errorResponses number of responses that are not 2xx or 3xx
   * @param socketErrors number of connect, read and write errors and timeouts
   */
  record Result(double perSecond, long responses, long errorResponses, long socketErrors) {
    /** Returns the successful responses per second. */
    double successfulPerSecond() {
      return perSecond * (responses - errorResponses) / Math.max(1, responses);
    }
  }

  /** Sends a request repeatedly on each connection. */
  Result run(Request request, int connections, Duration duration) {
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
    request.headers().forEach((k, v) -> lines.add("wrk.headers['" + k + "'] = '" + v + "'"));
    lines.add("wrk.body = io.open('" + request.body().toAbsolutePath() + "'):read('*a')");
    return Unchecked.io(
        () -> Files.write(folder.resolve(request.body().getFileName() + ".lua"), lines));
  }

  /**
   * Parses the output of {@code wrk}.
   *
   * @throws IllegalStateException if it contains no result
   */
  static Result parse(String output) {
    Matcher socketErrors = SOCKET_ERRORS.matcher(output);
    long socketErrorCount = 0;
    if (socketErrors.find()) {
      for (int i = 1; i <= socketErrors.groupCount(); i++) {
        socketErrorCount += Long.parseLong(socketErrors.group(i));
      }
    }
    Matcher errorResponses = ERROR_RESPONSES.matcher(output);
    return new Result(
        Double.parseDouble(find(RATE, output)),
        Long.parseLong(find(TOTAL, output)),
        errorResponses.find() ? Long.parseLong(errorResponses.group(1)) : 0,
        socketErrorCount);
  }

  private static String find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException(
          "expected " + pattern + " in the output of wrk, found:\n" + output);
    }
    return matcher.group(1);
  }
}
