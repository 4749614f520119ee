package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.scrape.PrometheusConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prometheus ends with the targets that the rules read: those of each job, with their labels, no
 * more and no fewer.
 */
final class Targets {
  private final List<Replica> replicas;
  private final PrometheusConfig config;
  private final Discovered discovered;
  private final List<String> problems = new ArrayList<>();

  private Targets(List<Replica> replicas, PrometheusConfig config, Discovered discovered) {
    this.replicas = replicas;
    this.config = config;
    this.discovered = discovered;
  }

  /** None of the operator's Prometheus, which has no {@code prometheus.yml} here. */
  static List<String> problems(Rendered rendered) {
    return Replica.of(rendered).stream()
        .filter(replica -> replica.pod().owner().toString().equals("StatefulSet/prometheus"))
        .limit(1)
        .flatMap(replica -> problems(rendered, replica).stream())
        .toList();
  }

  private static List<String> problems(Rendered rendered, Replica prometheus) {
    Mounts mounts = Mounts.of(rendered, prometheus.pod());
    String text = mounts.files().get(mounts.argument("--config.file"));
    Discovered.Input input =
        new Discovered.Input(
            text,
            mounts.environment(prometheus.name()),
            EndpointSlice.targets(rendered, prometheus.pod().namespace()),
            Node.targets());
    Targets targets =
        new Targets(Replica.of(rendered), PrometheusConfig.parse(text), input.discovered());
    targets.checkJobs();
    targets.checkAlertmanagers();
    targets.checkRules();
    targets.checkExternalLabels(rendered.origin().replaceFirst("-.*", ""), prometheus);
    return targets.problems;
  }

  private void checkJobs() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (JsonNode target : discovered.targets()) {
      String job = target.at("/labels/job").asText();
      found.computeIfAbsent(job, j -> new TreeSet<>()).add(described(target));
    }
    Map<String, Set<String>> expected = new ExpectedTargets(replicas).byJob();
    Stream.concat(found.keySet().stream(), expected.keySet().stream())
        .distinct()
        .forEach(
            job ->
                compare(
                    "job " + job,
                    expected.getOrDefault(job, Set.of()),
                    found.getOrDefault(job, Set.of())));
  }

  /** Where it is scraped and what it is called, with names for the addresses of pods and nodes. */
  private String described(JsonNode target) {
    Map<String, String> labels = KubeObject.texts(target.path("labels"));
    labels.remove("job");
    return named(target.path("scrapeUrl").asText() + " " + labels);
  }

  private String named(String text) {
    Map<String, String> names = new HashMap<>();
    replicas.forEach(replica -> names.put(replica.address(), replica.name()));
    Stream.of(Node.values()).forEach(node -> names.put(node.address(), node.toString()));
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey() + ":", name.getValue() + ":");
    }
    return text;
  }

  private void checkAlertmanagers() {
    compare(
        "alerting",
        new ExpectedTargets(replicas).alertmanagers(),
        discovered.alertmanagers().stream().map(this::named).collect(Collectors.toSet()));
  }

  private void compare(String where, Set<String> expected, Set<String> found) {
    if (expected.isEmpty()) {
      problems.add(where + ": expected no target at all");
    }
    expected.stream()
        .filter(target -> !found.contains(target))
        .forEach(target -> problems.add(where + ": lacks " + target));
    found.stream()
        .filter(target -> !expected.contains(target))
        .forEach(target -> problems.add(where + ": should not have " + target));
  }

  private void checkRules() {
    discovered
        .needed()
        .forEach(
            (job, labels) -> {
              if (!config.jobs().contains(job)) {
                problems.add("job " + job + ": rules read it, prometheus.yml does not have it");
              } else if (!config.honorsLabels(job)) {
                checkLabels(job, labels);
              }
            });
  }

  private void checkLabels(String job, Set<String> labels) {
    for (JsonNode target : discovered.targets()) {
      if (target.at("/labels/job").asText().equals(job)) {
        labels.stream()
            .filter(label -> !target.path("labels").has(label))
            .forEach(label -> problems.add("job " + job + ": rules read its label " + label));
      }
    }
  }

  private void checkExternalLabels(String environment, Replica prometheus) {
    Map<String, String> labels = KubeObject.texts(discovered.externalLabels());
    Map<String, String> expected =
        Map.of(
            "cluster",
            "mlops-" + environment,
            "environment",
            environment,
            "replica",
            prometheus.name());
    if (!labels.equals(expected)) {
      problems.add("external_labels: are %s, expected %s".formatted(labels, expected));
    }
  }
}
