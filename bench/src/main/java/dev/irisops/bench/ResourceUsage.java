package dev.irisops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resource usage of a process and its descendants, from Linux's {@code /proc}.
 *
 * @param residentBytes resident memory, in bytes
 * @param cpu CPU time since the start of the processes
 * @param threads number of threads
 * @param fileDescriptors number of open file descriptors
 */
record ResourceUsage(long residentBytes, Duration cpu, int threads, int fileDescriptors) {
  static ResourceUsage of(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    return new ResourceUsage(
        all.stream().mapToLong(p -> status(p, "VmRSS:") * 1024).sum(),
        all.stream().map(ResourceUsage::cpu).reduce(Duration.ZERO, Duration::plus),
        all.stream().mapToInt(p -> (int) status(p, "Threads:")).sum(),
        all.stream().mapToInt(ResourceUsage::fileDescriptors).sum());
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
      return 0; // the process has just ended
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
