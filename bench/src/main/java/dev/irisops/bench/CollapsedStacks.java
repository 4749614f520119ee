package dev.irisops.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stacks in the collapsed format of async-profiler.
 *
 * @param lines lines of the frames from the root, separated by semicolons, and a count
 */
record CollapsedStacks(List<String> lines) {
  static final String LIBERTY = "Liberty";
  static final String JVM_THREADS = "JVM threads";

  private static final String SERVICE = "dev/irisops/serving/";
  private static final String PROXY = "WeldClientProxy";

  /** Returns the sums of the counts by the innermost class of the service on the stack. */
  Map<String, Long> byComponent() {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                line -> component(line.substring(0, line.lastIndexOf(' '))),
                Collectors.summingLong(
                    line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))));
  }

  private static String component(String stack) {
    String[] frames = stack.split(";");
    for (int i = frames.length - 1; i >= 0; i--) {
      if (frames[i].startsWith(SERVICE) && !frames[i].contains(PROXY)) {
        return callsFilterChain(frames, i + 1) ? LIBERTY : "`" + className(frames[i]) + "`";
      }
    }
    return stack.contains("com/ibm/") || stack.contains("java/util/concurrent/ThreadPoolExecutor")
        ? LIBERTY
        : JVM_THREADS;
  }

  /** Returns true if a filter has passed the request on to the container. */
  private static boolean callsFilterChain(String[] frames, int next) {
    return next < frames.length && frames[next].startsWith("com/ibm/ws/webcontainer/filter/");
  }

  private static String className(String frame) {
    String name = frame.substring(0, Math.max(frame.lastIndexOf('.'), 0));
    return name.substring(name.lastIndexOf('/') + 1).replaceAll("\\$.*|\\..*", "");
  }
}
