package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the machine and the settings of the benchmarks. */
final class Machine {
  private Machine() {}

  /** Returns the description in Markdown. */
  static String describe(Harness harness) {
    return """
        Measured on %s with %d cores (%s), %.0f GB of memory, %s; load average before the run: %s. \
        The load generators (%s, vegeta %s) use the same cores. Medians of %d interleaved runs of %d s. \
        **Bold**: target missed. –: not measured."""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            first(Path.of("/proc/cpuinfo"), "model name"),
            Double.parseDouble(first(Path.of("/proc/meminfo"), "MemTotal").split(" ")[0]) / 1e6,
            first(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", ""),
            load(),
            output(harness, "wrk", "-v").replaceAll("(?s) \\[.*", ""),
            vegeta(harness),
            harness.settings().repeats(),
            harness.settings().duration().toSeconds());
  }

  private static String output(Harness harness, String program, String option) {
    try {
      return Command.output(harness.folder(), List.of(program, option));
    } catch (IllegalStateException e) { // because the exit code of wrk -v is 1
      return e.getMessage().replaceAll("(?s).* ended with \\d+: ", "");
    }
  }

  /** Returns the pinned version if vegeta does not print one, as after {@code bench/get-tools}. */
  private static String vegeta(Harness harness) {
    Matcher version =
        Pattern.compile("Version: *v?(\\d\\S*)").matcher(output(harness, "vegeta", "-version"));
    return version.find() ? version.group(1) : pinned(harness);
  }

  private static String pinned(Harness harness) {
    return first(harness.root().resolve(Path.of("bench", "vegeta", "go.mod")), "require")
        .replaceFirst(".* v", "");
  }

  private static String load() {
    return Unchecked.io(() -> Files.readString(Path.of("/proc/loadavg"))).split(" ")[0];
  }

  private static String first(Path file, String key) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(key.toLowerCase(Locale.ROOT)))
          .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
