package dev.irisops.stack.manifests.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.scrape.PrometheusConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prometheus discovers the targets that it had in a real cluster, no more and no fewer, with the
 * labels that the rules read.
 */
final class Targets {
  private static final String POD_NAME = "prometheus-0";

  private final PrometheusConfig config;
  private final Observed observed;
  private final List<String> problems = new ArrayList<>();

  private Targets(PrometheusConfig config, Observed observed) {
    this.config = config;
    this.observed = observed;
  }

  /**
   * Returns no problem with the Prometheus Operator, which writes {@code prometheus.yml} itself.
   */
  static List<String> problems(Rendered rendered) {
    return rendered.pods().stream()
        .filter(pod -> pod.toString().equals("StatefulSet/prometheus"))
        .flatMap(pod -> problems(rendered, pod).stream())
        .toList();
  }

  private static List<String> problems(Rendered rendered, Pod prometheus) {
    Mounts mounts = Mounts.of(rendered, prometheus);
    String text = mounts.files().get(mounts.argument("--config.file"));
    Observed.Input input =
        new Observed.Input(
            text,
            mounts.environment(POD_NAME),
            ClusterTargets.endpoints(rendered, prometheus.namespace()));
    Targets targets = new Targets(PrometheusConfig.parse(text), input.observed());
    targets.checkJobs();
    targets.checkAlertmanagers();
    targets.observed.needed().forEach(targets::checkRules);
    targets.checkExternalLabels(rendered.origin().replaceFirst("-.*", ""));
    return targets.problems;
  }

  private void checkJobs() {
    Map<String, Set<String>> expected = new TreeMap<>();
    Stream.concat(RecordedTarget.ofPods(), RecordedTarget.ofNodes())
        .forEach(target -> target.descriptions().forEach(d -> add(expected, target.job(), d)));
    Map<String, Set<String>> found = new TreeMap<>();
    for (JsonNode target : observed.targets()) {
      add(found, target.at("/labels/job").asText(), RecordedTarget.describe(target));
    }
    Stream.concat(expected.keySet().stream(), found.keySet().stream())
        .distinct()
        .forEach(
            job ->
                compare(
                    "job " + job,
                    expected.getOrDefault(job, Set.of()),
                    found.getOrDefault(job, Set.of())));
  }

  private static void add(Map<String, Set<String>> targets, String job, String target) {
    targets.computeIfAbsent(job, any -> new TreeSet<>()).add(target);
  }

  private void checkAlertmanagers() {
    Set<String> expected =
        RecordedTarget.ofPods()
            .filter(target -> target.job().equals("alertmanager"))
            .flatMap(RecordedTarget::descriptions)
            .map(target -> target.replaceFirst("/metrics .*", "/api/v2/alerts"))
            .collect(Collectors.toCollection(TreeSet::new));
    compare("alerting", expected, observed.alertmanagers());
  }

  private void compare(String where, Set<String> expected, Set<String> found) {
    expected.stream()
        .filter(target -> !found.contains(target))
        .forEach(target -> problems.add(where + ": lacks " + target));
    found.stream()
        .filter(target -> !expected.contains(target))
        .forEach(target -> problems.add(where + ": should not have " + target));
  }

  private void checkRules(String job, Set<String> labels) {
    if (!config.jobs().contains(job)) {
      problems.add("job " + job + ": the rules read it, but prometheus.yml lacks it");
    } else if (!config.honorsLabels(job)) {
      observed
          .targets()
          .valueStream()
          .map(target -> target.path("labels"))
          .filter(target -> target.path("job").asText().equals(job))
          .flatMap(target -> labels.stream().filter(label -> !target.has(label)))
          .forEach(
              label -> problems.add("job " + job + ": lacks label " + label + " of the rules"));
    }
  }

  private void checkExternalLabels(String environment) {
    Map<String, String> labels = KubeObject.texts(observed.externalLabels());
    Map<String, String> expected =
        Map.of("cluster", "mlops-" + environment, "environment", environment, "replica", POD_NAME);
    if (!labels.equals(expected)) {
      problems.add("external_labels: are %s, expected %s".formatted(labels, expected));
    }
  }
}
