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
import java.util.stream.Stream;

/**
 * Prometheus discovers the targets that it had in a real cluster, no more and no fewer, with the
 * labels that the rules read: with the Prometheus Operator too.
 */
final class Targets {
  private static final String POD_NAME = "prometheus-0";

  private final PrometheusConfig config;
  private final Observed observed;
  private final ExpectedTargets expected;
  private final List<String> problems = new ArrayList<>();

  private Targets(String text, Map<String, String> environment, Rendered rendered) {
    config = PrometheusConfig.parse(text);
    expected = new ExpectedTargets(rendered);
    observed =
        new Observed.Input(text, environment, ClusterTargets.byRole(rendered, expected.namespace()))
            .observed();
  }

  static List<String> problems(Rendered rendered) {
    return rendered
        .find("StatefulSet", "prometheus")
        .map(any -> ofPlain(rendered, rendered.pod("prometheus")))
        .orElseGet(() -> ofOperated(rendered));
  }

  private static List<String> ofPlain(Rendered rendered, Pod prometheus) {
    Mounts mounts = Mounts.of(rendered, prometheus);
    String text = mounts.files().get(mounts.argument("--config.file"));
    Targets targets = new Targets(text, mounts.environment(POD_NAME), rendered);
    targets.checkJobs();
    targets.compare("alerting", targets.expected.alertmanagers(), targets.observed.alertmanagers());
    targets.observed.needed().forEach(targets::checkRules);
    targets.checkExternalLabels(rendered.origin().replaceFirst("-.*", ""));
    return targets.problems;
  }

  private static List<String> ofOperated(Rendered rendered) {
    Targets targets = new Targets(OperatedConfig.of(rendered), Map.of(), rendered);
    targets.checkJobs();
    return targets.problems;
  }

  private void checkJobs() {
    Map<String, Set<String>> wanted = expected.byJob();
    Map<String, Set<String>> found = new TreeMap<>();
    for (JsonNode target : observed.targets()) {
      found
          .computeIfAbsent(target.at("/labels/job").asText(), any -> new TreeSet<>())
          .add(RecordedTarget.describe(target));
    }
    Stream.concat(wanted.keySet().stream(), found.keySet().stream())
        .distinct()
        .forEach(
            job ->
                compare(
                    "job " + job,
                    wanted.getOrDefault(job, Set.of()),
                    found.getOrDefault(job, Set.of())));
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
    List<JsonNode> targets =
        observed
            .targets()
            .valueStream()
            .filter(target -> target.at("/labels/job").asText().equals(job))
            .toList();
    if (targets.isEmpty()) {
      problems.add("job " + job + ": the rules read it, but Prometheus has no target of it");
    }
    targets.stream()
        .filter(target -> !config.reportsOnOthers(target.path("scrapePool").asText()))
        .flatMap(target -> labels.stream().filter(label -> !target.path("labels").has(label)))
        .distinct()
        .forEach(label -> problems.add("job " + job + ": lacks label " + label + " of the rules"));
  }

  private void checkExternalLabels(String environment) {
    Map<String, String> labels = KubeObject.texts(observed.externalLabels());
    String cluster = expected.namespace() + "-" + environment;
    Map<String, String> wanted =
        Map.of("cluster", cluster, "environment", environment, "replica", POD_NAME);
    if (!labels.equals(wanted)) {
      problems.add("external_labels: are %s, expected %s".formatted(labels, wanted));
    }
  }
}
