package dev.irisops.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Profiled stacks as async-profiler collapses them: frames from the root on, parted by semicolons,
 * and a number.
 */
record Stacks(List<String> lines) {
  static final String NOT_OURS = "Liberty";
  static final String OTHER_THREADS = "the JVM's own threads";

  private static final String OURS = "dev/irisops/serving/";
  private static final String PROXY = "WeldClientProxy";

  /** Sums the numbers by the class of the service that the stack was last in. */
  Map<String, Long> byPart() {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                line -> part(line.substring(0, line.lastIndexOf(' '))),
                Collectors.summingLong(
                    line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))));
  }

  private static String part(String stack) {
    String[] frames = stack.split(";");
    for (int i = frames.length - 1; i >= 0; i--) {
      if (frames[i].startsWith(OURS) && !frames[i].contains(PROXY)) {
        return passesOn(frames, i + 1) ? NOT_OURS : "`" + className(frames[i]) + "`";
      }
    }
    return stack.contains("com/ibm/") || stack.contains("java/util/concurrent/ThreadPoolExecutor")
        ? NOT_OURS
        : OTHER_THREADS;
  }

  /** A filter hands the request back to the container, which is then at work, not the filter. */
  private static boolean passesOn(String[] frames, int next) {
    return next < frames.length && frames[next].startsWith("com/ibm/ws/webcontainer/filter/");
  }

  private static String className(String frame) {
    String name = frame.substring(0, Math.max(frame.lastIndexOf('.'), 0));
    return name.substring(name.lastIndexOf('/') + 1).replaceAll("\\$.*|\\..*", "");
  }
}
