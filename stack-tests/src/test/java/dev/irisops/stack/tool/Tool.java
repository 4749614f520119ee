package dev.irisops.stack.tool;

import static dev.irisops.stack.tool.DebianPackages.BROWSER;
import static dev.irisops.stack.tool.DebianPackages.MONITORING;
import static dev.irisops.stack.tool.DebianPackages.PROXIES;

import dev.irisops.testkit.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that the tests run, and the oldest version that they accept. */
public enum Tool {
  /** Scrapes, stores and evaluates rules. */
  PROMETHEUS(MONITORING, 3, 0, "prometheus"),
  /** Checks and tests the files of Prometheus. */
  PROMTOOL(MONITORING, 3, 0, "promtool"),
  /** Groups, routes and inhibits alerts; Debian's program has a prefix. */
  ALERTMANAGER(MONITORING, 0, 28, "alertmanager", "prometheus-alertmanager"),
  /** Checks the files of Alertmanager. */
  AMTOOL(MONITORING, 0, 28, "amtool"),
  /** Probes addresses from outside; Debian's program has a prefix. */
  BLACKBOX_EXPORTER(MONITORING, 0, 24, "blackbox_exporter", "prometheus-blackbox-exporter"),
  /** Renders the manifests with kustomize 5. */
  KUBECTL(MONITORING, 1, 31, "kubectl"),
  /** A reverse proxy. */
  NGINX(PROXIES, 1, 18, "nginx"),
  /** A load balancer with health checks. */
  HAPROXY(PROXIES, 2, 2, "haproxy"),
  /** A browser; the names are those of Debian, Ubuntu and Google. */
  CHROMIUM(
      BROWSER, 100, 0, "chromium", "chromium-headless-shell", "chromium-browser", "google-chrome");

  private final DebianPackages packages;
  private final int leastMajor;
  private final int leastMinor;
  private final List<String> names;
  private Path found;

  Tool(DebianPackages packages, int leastMajor, int leastMinor, String... names) {
    this.packages = packages;
    this.leastMajor = leastMajor;
    this.leastMinor = leastMinor;
    this.names = List.of(names);
  }

  /**
   * Returns the program, after unpacking it if necessary.
   *
   * @throws AssertionError if there is none; the message says what to install
   */
  public synchronized Path path() {
    if (found == null) {
      found = ToolSearch.onThisMachine().find(this);
    }
    return found;
  }

  /** Returns a call of the program. */
  public Command command(String... arguments) {
    return Command.of(
        Stream.concat(Stream.of(path().toString()), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Returns the packages that have the program. */
  DebianPackages packages() {
    return packages;
  }

  /** Returns the names of the program, the usual one first. */
  List<String> names() {
    return names;
  }

  /** Returns the arguments that make the program print its version. */
  List<String> versionArguments() {
    return switch (this) {
      case KUBECTL -> List.of("version", "--client");
      case NGINX, HAPROXY -> List.of("-v");
      default -> List.of("--version");
    };
  }

  boolean isNewEnough(int major, int minor) {
    return major > leastMajor || major == leastMajor && minor >= leastMinor;
  }

  @Override
  public String toString() {
    return "%s %d.%d or newer".formatted(names.get(0), leastMajor, leastMinor);
  }
}
