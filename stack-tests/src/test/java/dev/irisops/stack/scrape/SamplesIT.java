package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the service is free of lint, and the recorded page of Alertmanager is still true. */
class SamplesIT {
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  @TempDir Path temp;

  /** Without exception: promtool accepts the names of the contract. */
  @Test
  void pageOfTheService_isFreeOfLint() {
    try (Server service = IrisApi.start()) {
      Path page = Repository.write(temp.resolve("page.prom"), service.get("/metrics").body());

      assertThat(Tool.PROMTOOL.command("check", "metrics").reading(page).output()).isEmpty();
    }
  }

  /** For the families that rules and dashboards read: the version of the tests may be newer. */
  @Test
  void recordedPageOfAlertmanager_agreesWithARunningOne() {
    String readers =
        Stream.concat(
                Repository.files("alert-rules", ".yml").stream(),
                Repository.files("grafana-dashboards", ".json").stream())
            .map(Repository::text)
            .collect(Collectors.joining());
    Set<String> recorded = families(Samples.ALERTMANAGER.text());
    recorded.removeIf(family -> !readers.contains(family.split("[\\[ ]")[0]));

    String nobody = "{ route: { receiver: nobody }, receivers: [{ name: nobody }] }";
    // a cluster of one: without a cluster its metrics are missing
    try (Alertmanager alertmanager =
        Alertmanager.startCluster(1, nobody, Duration.parse("1s")).get(0)) {
      assertThat(recorded).isNotEmpty().isSubsetOf(families(alertmanager.metrics()));
    }
  }

  /** The name and type of each family, and the name of each sample with the names of its labels. */
  private static Set<String> families(String page) {
    Set<String> families = new TreeSet<>();
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        families.add(line.substring("# TYPE ".length()));
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
