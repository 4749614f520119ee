package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the Prometheus Operator is told is what the plain Prometheus reads. */
final class OperatorConfiguration {
  private static final Map<String, String> TIMES =
      Map.of(
          "scrapeInterval", "scrape_interval",
          "scrapeTimeout", "scrape_timeout",
          "evaluationInterval", "evaluation_interval");

  private OperatorConfiguration() {}

  static List<String> problems(Rendered rendered, KubeObject prometheus, Mounts mounts) {
    JsonNode plain =
        Json.readYaml(Repository.root().resolve("kustomize/base/prometheus/prometheus.yml"));
    JsonNode spec = prometheus.spec();
    List<String> problems = new ArrayList<>(Configuration.unset(spec.toString(), mounts));
    TIMES.forEach(
        (operated, name) -> {
          if (!spec.path(operated).equals(plain.path("global").path(name))) {
            problems.add(prometheus + ": " + operated + " is not that of prometheus.yml");
          }
        });
    Set<String> plainJobs =
        new TreeSet<>(plain.path("scrape_configs").findValuesAsText("job_name"));
    if (!jobs(rendered).equals(plainJobs)) {
      problems.add(
          "%s: jobs are %s, those of prometheus.yml %s"
              .formatted(prometheus, jobs(rendered), plainJobs));
    }
    ArrayNode groups = Json.MAPPER.createArrayNode();
    rendered
        .ofKind("PrometheusRule")
        .forEach(rule -> rule.spec().path("groups").forEach(groups::add));
    if (!withSingleBreaks(groups).equals(withSingleBreaks(shippedGroups()))) {
      problems.add(
          "PrometheusRule: its groups are not those of alert-rules; run scripts/prometheusrule");
    }
    return problems;
  }

  /** Because kustomize adds blank lines to folded texts, which mean nothing in PromQL. */
  private static JsonNode withSingleBreaks(JsonNode tree) {
    return Json.read(tree.toString().replaceAll("(\\\\n)+", "\\\\n"));
  }

  private static Set<String> jobs(Rendered rendered) {
    Set<String> jobs = new TreeSet<>();
    for (KubeObject target : rendered.ofKind("ServiceMonitor", "ScrapeConfig")) {
      for (JsonNode rules : target.tree().findValues("relabelings")) {
        for (JsonNode rule : rules) {
          if (rule.path("targetLabel").asText().equals("job")) {
            jobs.add(rule.path("replacement").asText());
          }
        }
      }
    }
    return jobs;
  }

  private static ArrayNode shippedGroups() {
    ArrayNode groups = Json.MAPPER.createArrayNode();
    for (Path file : Repository.files("alert-rules", ".yml")) {
      Json.readYaml(file).path("groups").forEach(groups::add);
    }
    return groups;
  }
}
