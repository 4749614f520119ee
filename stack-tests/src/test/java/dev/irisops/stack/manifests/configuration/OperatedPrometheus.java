package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Prometheus Operator's objects agree with {@code prometheus.yml} and the rule files. */
final class OperatedPrometheus {
  private static final Map<String, String> TIMES =
      Map.of(
          "scrapeInterval", "scrape_interval",
          "scrapeTimeout", "scrape_timeout",
          "evaluationInterval", "evaluation_interval");

  private OperatedPrometheus() {}

  static void check(Configuration configuration, Rendered rendered, KubeObject prometheus) {
    PlainPrometheus.checkVariables(configuration, prometheus.spec().toString());
    JsonNode plain =
        Json.readYaml(Repository.root().resolve("kustomize/base/prometheus/prometheus.yml"));
    TIMES.forEach(
        (field, name) -> {
          if (!prometheus.spec().path(field).equals(plain.path("global").path(name))) {
            configuration.report(field + " differs from prometheus.yml");
          }
        });
    if (!groups(rendered).equals(groups(Repository.files("alert-rules", ".yml")))) {
      configuration.report("PrometheusRule differs from alert-rules; run scripts/prometheusrule");
    }
  }

  /** The groups of all PrometheusRules. */
  static Set<JsonNode> groups(Rendered rendered) {
    return groups(rendered.ofKind("PrometheusRule").stream().map(KubeObject::spec));
  }

  /** The groups of rule files. */
  static Set<JsonNode> groups(List<Path> files) {
    return groups(files.stream().map(Json::readYaml));
  }

  /** With single line breaks: kustomize adds blank lines, which mean nothing in PromQL. */
  private static Set<JsonNode> groups(Stream<JsonNode> files) {
    return files
        .flatMap(file -> file.path("groups").valueStream())
        .map(group -> Json.read(group.toString().replaceAll("(\\\\n)+", "\\\\n")))
        .collect(Collectors.toSet());
  }
}
