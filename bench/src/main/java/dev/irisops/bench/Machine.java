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

/** What the figures were measured on. */
final class Machine {
  private Machine() {}

  /** Two or three lines for the page; the load before the run tells whether it was quiet. */
  static String describe(Lab lab) {
    return """
        Measured on %s: %d cores (%s), %.0f GB of memory, %s; load before the run %s. \
        Load generators on the same cores: %s, vegeta %s. Medians of %d repeats of %d s, sides in turn. \
        **Bold** misses its aim; – was not measured."""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            first(Path.of("/proc/cpuinfo"), "model name"),
            Double.parseDouble(first(Path.of("/proc/meminfo"), "MemTotal").split(" ")[0]) / 1e6,
            first(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", ""),
            load(),
            output(lab, "wrk", "-v").replaceAll("(?s) \\[.*", ""),
            vegeta(lab),
            lab.plan().repeats(),
            lab.plan().slice().toSeconds());
  }

  private static String output(Lab lab, String program, String option) {
    try {
      return Command.output(lab.folder(), List.of(program, option));
    } catch (IllegalStateException e) { // wrk -v ends with 1
      return e.getMessage().replaceAll("(?s).* ended with \\d+: ", "");
    }
  }

  /** Built by get-tools it does not know its own version; where it was installed, it does. */
  private static String vegeta(Lab lab) {
    Matcher own =
        Pattern.compile("Version: *v?(\\d\\S*)").matcher(output(lab, "vegeta", "-version"));
    return own.find() ? own.group(1) : pinned(lab);
  }

  private static String pinned(Lab lab) {
    return first(lab.root().resolve(Path.of("bench", "vegeta", "go.mod")), "require")
        .replaceFirst(".* v", "");
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
