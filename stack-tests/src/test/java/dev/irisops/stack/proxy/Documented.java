package dev.irisops.stack.proxy;

import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.regex.Pattern;

/** The configurations of docs/deploy.md, with ports of loopback in place of its addresses. */
final class Documented {
  private static final String PAGE = "docs/deploy.md";

  private Documented() {}

  /**
   * Returns the site of nginx.
   *
   * @param port the port to listen on
   * @param apiPorts the ports of the API of two instances
   */
  static String nginx(int port, List<Integer> apiPorts) {
    String site = replaced(block("nginx"), "listen 80;", "listen 127.0.0.1:" + port + ";");
    for (int i = 0; i < apiPorts.size(); i++) {
      site = replaced(site, api(i), "127.0.0.1:" + apiPorts.get(i));
    }
    return site;
  }

  /**
   * Returns the configuration of HAProxy.
   *
   * @param port the port to listen on
   * @param apiPorts the ports of the API of two instances
   * @param managementPorts the ports of their health checks
   */
  static String haproxy(int port, List<Integer> apiPorts, List<Integer> managementPorts) {
    String configuration =
        replaced(block("haproxy"), "bind :80\n", "bind 127.0.0.1:" + port + "\n");
    for (int i = 0; i < apiPorts.size(); i++) {
      configuration =
          replaced(
              configuration,
              api(i) + " check port 9080",
              "127.0.0.1:%d check port %d".formatted(apiPorts.get(i), managementPorts.get(i)));
    }
    return configuration;
  }

  /** Returns the example address of an instance. */
  private static String api(int index) {
    return "10.0.0.1" + (index + 1) + ":8000";
  }

  private static String block(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(Repository.text(PAGE))
        .results()
        .map(block -> block.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(PAGE + " has no configuration of " + language));
  }

  private static String replaced(String text, String example, String actual) {
    if (!text.contains(example)) {
      throw new AssertionError(PAGE + ": expected \"" + example + "\" in\n" + text);
    }
    return text.replace(example, actual);
  }
}
