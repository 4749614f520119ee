package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of metrics as promtool sees them, and whether the samples of them are true. */
class SamplesIT {
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  @TempDir Path temp;

  /** Nothing that promtool finds is accepted: the names of the contract please it. */
  @Test
  void pageOfTheService_isFreeOfLint() {
    try (Server service = IrisApi.start()) {
      assertThat(lint(service.get("/metrics").body())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PROMETHEUS", "ALERTMANAGER"})
  void sample_isFreeOfLint(Samples sample) {
    assertThat(lint(sample.text())).isEmpty();
  }

  @Test
  void sampleOfPrometheus_isTrue() {
    String rules = "rule_files: [" + Repository.root().resolve("alert-rules") + "/*.yml]";
    try (Prometheus prometheus = Prometheus.start(rules)) {
      assertThat(families(prometheus.metrics())).containsAll(families(Samples.PROMETHEUS.text()));
    }
  }

  @Test
  void sampleOfAlertmanager_isTrue() {
    String nobody = "{ route: { receiver: nobody }, receivers: [{ name: nobody }] }";
    try (Alertmanager alertmanager = Alertmanager.start(nobody)) {
      assertThat(families(alertmanager.metrics()))
          .containsAll(families(Samples.ALERTMANAGER.text()));
    }
  }

  private String lint(String page) {
    Path file = Repository.write(temp.resolve("metrics.prom"), page);
    return Tool.PROMTOOL.command("check", "metrics").reading(file).output();
  }

  /** The types of a page, and the names of each sample with the names of its labels. */
  private static Set<String> families(String page) {
    Set<String> families = new TreeSet<>();
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE")) {
        families.add(line);
      } else if (!line.startsWith("#")) {
        families.add(line.split("[{ ]")[0] + labels(line));
      }
    }
    return families;
  }

  private static Set<String> labels(String sample) {
    return LABEL
        .matcher(sample)
        .results()
        .map((MatchResult label) -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
