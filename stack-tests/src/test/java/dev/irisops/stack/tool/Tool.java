package dev.irisops.stack.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that the tests run, and the oldest version that will do. */
public enum Tool {
  /** Scrapes, stores and evaluates rules. */
  PROMETHEUS(3, 0, "prometheus"),
  /** Checks and tests what Prometheus reads. */
  PROMTOOL(3, 0, "promtool"),
  /** Groups, routes and inhibits alerts; Debian prefixes its name. */
  ALERTMANAGER(0, 28, "alertmanager", "prometheus-alertmanager"),
  /** Checks what Alertmanager reads. */
  AMTOOL(0, 28, "amtool"),
  /** Renders the manifests, by kustomize 5. */
  KUBECTL(1, 27, "kubectl");

  private final int leastMajor;
  private final int leastMinor;
  private final List<String> names;
  private Path found;

  Tool(int leastMajor, int leastMinor, String... names) {
    this.leastMajor = leastMajor;
    this.leastMinor = leastMinor;
    this.names = List.of(names);
  }

  /**
   * The program, unpacked first if need be.
   *
   * @throws AssertionError if there is none; the message says what to install
   */
  public synchronized Path path() {
    if (found == null) {
      found = ToolSearch.onThisMachine().find(this);
    }
    return found;
  }

  /** A call of the program. */
  public Command command(String... arguments) {
    return Command.of(
        Stream.concat(Stream.of(path().toString()), Stream.of(arguments)).toArray(String[]::new));
  }

  /** The names that the program goes by, the usual one first. */
  List<String> names() {
    return names;
  }

  /** What makes the program print its version. */
  List<String> versionArguments() {
    return this == KUBECTL ? List.of("version", "--client") : List.of("--version");
  }

  boolean isNewEnough(int major, int minor) {
    return major > leastMajor || major == leastMajor && minor >= leastMinor;
  }

  @Override
  public String toString() {
    return "%s %d.%d or newer".formatted(names.get(0), leastMajor, leastMinor);
  }
}
