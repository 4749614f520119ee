package dev.irisops.stack.manifests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The targets that Prometheus should end with, with names for the addresses of pods and nodes. */
record ExpectedTargets(List<Replica> replicas) {
  private static final Set<String> OF_ITS_POD = Set.of("namespace", "pod");

  /**
   * Where a job's targets are.
   *
   * @param owner the object that asks for the pods
   * @param labels beside those that every target has
   */
  private record Job(String owner, int port, Set<String> labels) {}

  private static final Map<String, Job> JOBS =
      Map.of(
          "iris-api", new Job("Deployment/iris-api", 8000, OF_ITS_POD),
          "iris-api-runtime", new Job("Deployment/iris-api", 9080, OF_ITS_POD),
          "prometheus", new Job("StatefulSet/prometheus", 9090, OF_ITS_POD),
          "alertmanager", new Job("StatefulSet/alertmanager", 9093, OF_ITS_POD),
          "grafana", new Job("Deployment/grafana", 3000, OF_ITS_POD),
          "kube-state-metrics", new Job("Deployment/kube-state-metrics", 8080, Set.of()));

  /** Where each is scraped, and its labels beside {@code job}. */
  Map<String, Set<String>> byJob() {
    Map<String, Set<String>> targets = new TreeMap<>();
    JOBS.forEach(
        (name, job) ->
            targets.put(
                name,
                each(
                    job,
                    replica ->
                        "http://%s:%d/metrics %s"
                            .formatted(replica, job.port(), labels(replica, job)))));
    targets.put(
        "cadvisor",
        texts(
            Stream.of(Node.values()),
            "https://%1$s:10250/metrics/cadvisor {instance=%1$s, node=%1$s}"::formatted));
    return targets;
  }

  /** Where alerts are sent to. */
  Set<String> alertmanagers() {
    return each(JOBS.get("alertmanager"), "http://%s:9093/api/v2/alerts"::formatted);
  }

  private Set<String> each(Job job, Function<Replica, String> text) {
    return texts(
        replicas.stream().filter(replica -> replica.pod().owner().toString().equals(job.owner())),
        text);
  }

  private static <T> Set<String> texts(Stream<T> values, Function<T, String> text) {
    return values.map(text).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> labels(Replica replica, Job job) {
    Map<String, String> labels =
        new TreeMap<>(Map.of("namespace", replica.pod().namespace(), "pod", replica.name()));
    labels.keySet().retainAll(job.labels());
    labels.put("instance", replica + ":" + job.port());
    return labels;
  }
}
