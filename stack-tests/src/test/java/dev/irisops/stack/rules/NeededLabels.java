package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Prometheus;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The jobs that the rules read, and the target labels that they need of each. */
public final class NeededLabels {
  /** Labels that discovery attaches to a target; all others come from its metrics. */
  private static final Set<String> OF_TARGETS = Set.of("instance", "namespace", "node", "pod");

  /** The jobs that rules read without naming them, by the beginning of their metrics' names. */
  private static final Map<String, String> BY_METRIC =
      Map.of(
          "kube_", "kube-state-metrics",
          "prometheus_", "prometheus",
          "alertmanager_", "alertmanager");

  private static final Pattern TEMPLATE = Pattern.compile("\\$labels\\.(\\w+)");

  private NeededLabels() {}

  /** Returns the needed labels of each job. */
  public static Map<String, Set<String>> byJob(Prometheus parser) {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (RuleFile file : RuleFile.shipped()) {
      for (Rule rule : file.rules()) {
        JsonNode query = parser.parse(rule.expression());
        Set<String> labels = labels(rule, query);
        jobs(query)
            .forEach(job -> needed.computeIfAbsent(job, j -> new TreeSet<>()).addAll(labels));
      }
    }
    return needed;
  }

  /** Returns the labels that a rule matches, groups by, joins on, or shows to people. */
  private static Set<String> labels(Rule rule, JsonNode query) {
    Set<String> labels = new TreeSet<>();
    for (String field : Set.of("grouping", "labels")) {
      query.findValues(field).forEach(list -> list.forEach(label -> labels.add(label.asText())));
    }
    matchers(query).forEach(matcher -> labels.add(matcher.path("name").asText()));
    TEMPLATE.matcher(rule.tree().toString()).results().forEach(l -> labels.add(l.group(1)));
    labels.retainAll(OF_TARGETS);
    return labels;
  }

  private static Set<String> jobs(JsonNode query) {
    Set<String> jobs = new TreeSet<>();
    for (JsonNode matcher : matchers(query)) {
      if (matcher.path("type").asText().equals("=")) {
        job(matcher.path("name").asText(), matcher.path("value").asText()).ifPresent(jobs::add);
      }
    }
    return jobs;
  }

  private static Optional<String> job(String label, String value) {
    return switch (label) {
      case "job" -> Optional.of(value);
      case "__name__" ->
          BY_METRIC.keySet().stream().filter(value::startsWith).map(BY_METRIC::get).findFirst();
      default -> Optional.empty();
    };
  }

  private static Set<JsonNode> matchers(JsonNode query) {
    Set<JsonNode> matchers = new HashSet<>();
    query.findValues("matchers").forEach(list -> list.forEach(matchers::add));
    return matchers;
  }
}
