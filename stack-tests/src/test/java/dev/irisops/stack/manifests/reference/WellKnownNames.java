package dev.irisops.stack.manifests.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names and ports that commands, dashboards and people's scripts rely on. */
final class WellKnownNames {
  private static final Map<String, Set<Integer>> PORTS =
      Map.of(
          "iris-api-service", Set.of(8000, 9080),
          "prometheus-service", Set.of(9090),
          "grafana-service", Set.of(3000),
          "alertmanager-service", Set.of(9093),
          "kube-state-metrics-service", Set.of(8080));
  private static final List<String> CONFIG_MAPS =
      List.of("prometheus-config", "prometheus-rules", "alertmanager-config", "grafana-config");

  /** The ConfigMaps of the dashboards: one for each file. */
  private static final List<String> DASHBOARDS =
      Repository.files("grafana-dashboards", ".json").stream()
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .map(dashboard -> "grafana-dashboards-" + dashboard)
          .toList();

  /** Objects that a running process reads again: a new name would leave it with the old one. */
  private static final Set<String> RELOADED =
      Set.of("prometheus-config", "prometheus-rules", "iris-api-keys");

  private WellKnownNames() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    if (rendered.find("Deployment", "iris-api").isEmpty()) {
      problems.add("Deployment/iris-api: missing");
    }
    PORTS.forEach(
        (service, expected) -> {
          Set<Integer> ports = ports(rendered, service);
          if (!expected.equals(ports) && isExpected(rendered, service)) {
            problems.add(
                "Service/%s: has ports %s, expected %s".formatted(service, ports, expected));
          }
        });
    Stream.concat(CONFIG_MAPS.stream(), DASHBOARDS.stream())
        .filter(name -> isExpected(rendered, name))
        .filter(name -> rendered.ofKind("ConfigMap").stream().noneMatch(m -> m.stem().equals(name)))
        .forEach(name -> problems.add("ConfigMap/" + name + ": missing"));
    rendered.ofKind("ConfigMap", "Secret").forEach(object -> checkSuffix(object, problems));
    return problems;
  }

  private static Set<Integer> ports(Rendered rendered, String service) {
    Set<Integer> ports = new TreeSet<>();
    rendered
        .find("Service", service)
        .map(found -> found.spec().path("ports").findValues("port"))
        .orElse(List.of())
        .forEach((JsonNode port) -> ports.add(port.asInt()));
    return ports;
  }

  private static void checkSuffix(KubeObject object, List<String> problems) {
    boolean reloaded =
        RELOADED.contains(object.stem())
            || object.name().startsWith("grafana-dashboards")
            || object.stem().endsWith("-model"); // the bundle of a service
    if (reloaded != object.stem().equals(object.name())) {
      problems.add(
          object
              + (reloaded
                  ? ": is reloaded in place; set disableNameSuffixHash: true"
                  : ": is read at start; keep its hash suffix, so that a change restarts the"
                      + " pods"));
    }
  }

  /** With the Prometheus Operator, another Prometheus takes the place of the plain one. */
  private static boolean isExpected(Rendered rendered, String name) {
    boolean operated = !rendered.ofKind("ServiceMonitor").isEmpty();
    boolean existing = operated && rendered.ofKind("Prometheus").isEmpty();
    return existing
        ? name.equals("iris-api-service") || DASHBOARDS.contains(name)
        : !operated || !name.startsWith("prometheus-");
  }
}
