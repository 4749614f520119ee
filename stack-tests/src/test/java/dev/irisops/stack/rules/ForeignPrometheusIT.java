package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of the rules pass as well with the series of kube-prometheus-stack, which has other
 * jobs, labels of the exporter itself, and two kube-state-metrics for a while.
 */
class ForeignPrometheusIT {
  /** Labels that kube-state-metrics gets from its own target unless its page has them. */
  private static final List<String> KUBE_STATE_METRICS =
      List.of(
          "job=\"kube-state-metrics\"",
          "endpoint=\"http\"",
          "service=\"kube-prometheus-stack-kube-state-metrics\"",
          "pod=\"kube-prometheus-stack-kube-state-metrics-0\"",
          "container=\"kube-state-metrics\"");

  private static final List<String> KUBELET =
      List.of(
          "job=\"kubelet\"",
          "endpoint=\"https-metrics\"",
          "service=\"kube-prometheus-stack-kubelet\"",
          "node=\"n1\"");

  @TempDir Path temp;

  /**
   * The files with series that have other labels there, without those about the monitoring: its
   * rules are not for a cluster that has its own.
   */
  static List<Path> tests() {
    return Repository.files(RuleFile.FOLDER + "/tests", ".yml").stream()
        .filter(file -> isForeign(Json.readYaml(file)))
        .toList();
  }

  private static boolean isForeign(JsonNode tests) {
    return !tests.path("rule_files").toString().contains("monitoring")
        && tests.findValuesAsText("series").stream()
            .anyMatch(series -> !foreign(series, "").equals(List.of(series)));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void ruleTests_passWithTheSeriesOfAnotherPrometheus(Path file) {
    ObjectNode tests = (ObjectNode) Json.readYaml(file);
    List<String> names = new ArrayList<>();
    tests.path("rule_files").forEach(name -> names.add(path(name.asText())));
    names.forEach(tests.putArray("rule_files")::add);
    String prometheus =
        names.toString().contains("infrastructure")
            ? "job=\"a\", role=\"model-api\"" // ours is not what makes a namespace watched
            : "job=\"kube-prometheus-stack-prometheus\"";
    tests.path("tests").forEach(test -> replaceSeries((ObjectNode) test, prometheus));
    Path changed = Repository.write(temp.resolve("test.yml"), tests.toString());

    assertThat(Tool.PROMTOOL.command("test", "rules", changed.toString()).outcome().output())
        .contains("SUCCESS");
  }

  private static String path(String name) {
    return Repository.root().resolve(RuleFile.FOLDER + "/tests").resolve(name).toString();
  }

  private static void replaceSeries(ObjectNode test, String prometheus) {
    List<JsonNode> series = new ArrayList<>();
    for (JsonNode one : test.path("input_series")) {
      for (String foreign : foreign(one.path("series").asText(), prometheus)) {
        series.add(((ObjectNode) one.deepCopy()).put("series", foreign));
      }
    }
    test.putArray("input_series").addAll(series);
  }

  /** Returns what a series becomes. A service of ours keeps its labels, by its ServiceMonitor. */
  private static List<String> foreign(String series, String prometheus) {
    if (series.startsWith("up{") && series.contains("job=\"prometheus\"")) {
      return List.of(series.replace("job=\"prometheus\"", prometheus));
    } else if (series.startsWith("kube_") && !series.contains("instance=")) {
      return List.of(
          with(series, KUBE_STATE_METRICS, "instance=\"10.9.9.1:8080\""),
          with(series, KUBE_STATE_METRICS, "instance=\"10.9.9.2:8080\""));
    } else if (series.startsWith("container_")) {
      return List.of(with(series, KUBELET, "metrics_path=\"/metrics/cadvisor\""));
    } else if (series.startsWith("kubelet_")) {
      return List.of(with(series, KUBELET, "metrics_path=\"/metrics\""));
    }
    return List.of(series);
  }

  /** Adds labels that the series does not have. */
  private static String with(String series, List<String> labels, String more) {
    String text = series;
    for (String label : Stream.concat(labels.stream(), Stream.of(more)).toList()) {
      String name = label.substring(0, label.indexOf('='));
      boolean has = Pattern.compile("[{, ]" + name + "=").matcher(text).find();
      text = has ? text : text.replaceFirst("}$", Matcher.quoteReplacement(", " + label + "}"));
    }
    return text;
  }
}
