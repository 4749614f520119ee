package dev.irisops.stack.dashboards.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tiles show what is down and what is gone, after 36 hours with a value every 5 minutes: the value
 * of now is that after 432 others.
 */
class GoneIT {
  private static final String NOW = "36h";

  /** The rules that decide whether a service is up. */
  private static final Set<String> AVAILABLE =
      Set.of(
          "job:model_api_up:max", "prometheus:other_targets:count", "job:model_api_available:bool");

  private static final Target INSTANCES_DOWN = target("iris-api-overview", "Instances", 1);

  @TempDir private Path folder;

  private final ObjectNode file = Json.MAPPER.createObjectNode();
  private final ObjectNode world = file.putArray("tests").addObject().put("interval", "5m");
  private final ArrayNode series = world.putArray("input_series");
  private final ArrayNode expected = world.putArray("promql_expr_test");

  /** Begins with the values of {@code up} of both ports of two instances. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          both are up             | 1x435       | 1x435            | 2 | 0 | 1   | 0 | 0
          one is down             | 1x435       | 1x430 0x5        | 1 | 1 | 0.5 | 2 | 0
          one is gone             | 1x435       | 1x430 stale      | 1 | 1 | 0.5 | 0 | 2
          all are gone            | 1x430 stale | 1x430 stale      | 0 | 2 | 0   | 0 | 4
          one left over a day ago | 1x435       | 1x100 stale      | 1 | 0 | 1   | 0 | 0
          one is replaced         | 1x430 stale | _x430 1x5        | 1 | 0 | 1   | 0 | 0
          a rollout is over       | 1x435       | _x420 1x10 stale | 1 | 0 | 1   | 0 | 0
          """)
  void targets_areCounted(
      String name, String a, String b, int up, int down, double state, int selfDown, int gone) {
    instances(a, b);
    expect(target("iris-api-overview", "Instances", 0), up);
    expect(INSTANCES_DOWN, down);
    expect(target("iris-api-slo", "Service State", 0), state);
    expect(target("open-liberty-runtime", "Management Ports", 0), up);
    expect(target("open-liberty-runtime", "Management Ports", 1), down);
    expect(target("monitoring-self", "Targets Down", 1), gone);
    if (up > 0) { // else no target is left that could be down
      expect(target("monitoring-self", "Targets Down", 0), selfDown);
    }

    assertThat(output()).contains("SUCCESS");
  }

  /** Begins with the replicas that a Deployment requests. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          runs                       | 2x435       | 0
          is scaled to 0             | 2x430 0x5   | 1
          is deleted                 | 2x430 stale | 1
          was scaled to 0 a day ago  | 2x100 0x335 | 0
          never had replicas         | 0x435       | 0
          """)
  void deploymentWithoutReplicas_isCounted(String name, String replicas, int gone) {
    series("up{job=\"kube-state-metrics\", namespace=\"n\"}", "1x435");
    series("kube_deployment_spec_replicas{namespace=\"n\", deployment=\"d\"}", replicas);
    series("kube_deployment_spec_replicas{namespace=\"n\", deployment=\"other\"}", "1x435");
    expect(target("kubernetes-infrastructure", "Replicas Missing", 1), gone);

    assertThat(output()).contains("SUCCESS");
  }

  /** As the tile once did. */
  @Test
  void forgottenInstance_isReported() {
    instances("1x430 stale", "1x430 stale");
    Dashboard mistaken =
        INSTANCES_DOWN.panel().withExpression("count(up{job=~\"$service\"} == 0) or vector(0)");
    expect(mistaken.panel(INSTANCES_DOWN.panel().title()).targets().get(0), 2);

    assertThat(output()).contains("FAILED");
  }

  private static Target target(String dashboard, String title, int query) {
    Panel panel = Dashboard.read(dashboard + ".json").panel(title);
    return panel.targets().get(query);
  }

  private void instances(String a, String b) {
    Stream.of("api", "runtime")
        .forEach(
            port -> {
              String up =
                  "up{job=\"s-%1$s\", service=\"s\", namespace=\"n\", role=\"model-%1$s\", pod=\"%2$s\", instance=\"%2$s\"}";
              series(up.formatted(port, "a"), a);
              series(up.formatted(port, "b"), b);
            });
  }

  private void series(String name, String values) {
    series.addObject().put("series", name).put("values", values);
  }

  private void expect(Target target, double value) {
    expected
        .addObject()
        .put("expr", AlertTable.withAllValues(target))
        .put("eval_time", NOW)
        .putArray("exp_samples")
        .addObject()
        .put("labels", "{}")
        .put("value", value);
  }

  private String output() {
    file.put("evaluation_interval", "5m");
    file.putArray("rule_files").add("rules.yml");
    ObjectNode rules = Json.MAPPER.createObjectNode();
    ArrayNode group = rules.putArray("groups").addObject().put("name", "g").putArray("rules");
    RuleFile.recordingRules()
        .filter(rule -> AVAILABLE.contains(rule.name()))
        .forEach(rule -> group.add(rule.tree()));
    Repository.write(folder.resolve("rules.yml"), rules.toString());
    Path test = Repository.write(folder.resolve("test.yml"), file.toString());
    return Tool.PROMTOOL.command("test", "rules", test.toString()).outcome().output();
  }
}
