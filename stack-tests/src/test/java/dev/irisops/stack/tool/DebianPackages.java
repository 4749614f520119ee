package dev.irisops.stack.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian packages that are unpacked together, into a folder of their own. */
enum DebianPackages {
  /** Programs without libraries; the third package holds amtool too. */
  MONITORING(
      "debian",
      "usr/bin",
      Map.of(),
      List.of(
          "prometheus",
          "promtool",
          "prometheus-alertmanager",
          "prometheus-blackbox-exporter",
          "kubectl"),
      """
      Debian 14 or newer  sudo apt-get install prometheus promtool prometheus-alertmanager prometheus-blackbox-exporter kubectl
      macOS               brew install prometheus alertmanager blackbox_exporter kubernetes-cli
      elsewhere           the releases of prometheus.io and kubernetes.io for your system, their folders on PATH\
      """),

  /** Programs that need the libraries of this machine. */
  PROXIES(
      "proxies",
      "bin",
      Map.of("DEBIAN_RELEASE", "own"),
      List.of("nginx", "haproxy"),
      """
      Debian or Ubuntu  sudo apt-get install nginx haproxy
      macOS             brew install nginx haproxy
      elsewhere         the packages of your system, their folders on PATH\
      """),

  /** A browser without a window, which needs the libraries of this machine. */
  BROWSER(
      "chromium",
      "bin",
      Map.of("DEBIAN_RELEASE", "own"),
      List.of("chromium-headless-shell"),
      """
      Debian     sudo apt-get install chromium-headless-shell
      elsewhere  Chromium or Chrome, as chromium or google-chrome on PATH\
      """);

  private final String folder;
  private final String programs;
  private final Map<String, String> environment;
  private final List<String> names;
  private final String installation;

  /**
   * @param folder below {@code .tools}
   * @param programs the folder of the programs, below that
   * @param environment for the script that unpacks
   * @param installation how to install the programs, for each system
   */
  DebianPackages(
      String folder,
      String programs,
      Map<String, String> environment,
      List<String> names,
      String installation) {
    this.folder = folder;
    this.programs = programs;
    this.environment = environment;
    this.names = names;
    this.installation = installation;
  }

  /**
   * Returns the folder to unpack into. It is outside {@code target}, where it survives a clean
   * build.
   */
  Path folder() {
    return Path.of(".tools", folder);
  }

  /** Returns the folder that then has the programs. */
  Path programs() {
    return folder().resolve(programs);
  }

  Map<String, String> environment() {
    return environment;
  }

  List<String> names() {
    return names;
  }

  String installation() {
    return installation;
  }
}
