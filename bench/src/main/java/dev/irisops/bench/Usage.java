package dev.irisops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children use at a moment, as Linux counts it.
 *
 * @param residentBytes memory that is in RAM
 * @param cpu processor time since they started
 */
record Usage(long residentBytes, Duration cpu, int threads, int fileDescriptors) {
  static Usage of(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    return new Usage(
        all.stream().mapToLong(p -> status(p, "VmRSS:") * 1024).sum(),
        all.stream().map(Usage::cpu).reduce(Duration.ZERO, Duration::plus),
        all.stream().mapToInt(p -> (int) status(p, "Threads:")).sum(),
        all.stream().mapToInt(Usage::fileDescriptors).sum());
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long status(ProcessHandle process, String key) {
    try (Stream<String> lines = Files.lines(proc(process).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  private static int fileDescriptors(ProcessHandle process) {
    String[] names = proc(process).resolve("fd").toFile().list();
    return names == null ? 0 : (int) Arrays.stream(names).count();
  }

  private static Path proc(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
