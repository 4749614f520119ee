package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of Grafana's linter, none excluded, and that each rule sees what breaks it. */
class LintIT {
  private static final String TARGET = "/panels/0/targets/0";

  /**
   * What breaks a rule.
   *
   * @param pointer to a field of the sound dashboard
   * @param value of that field, as JSON; empty removes it
   */
  record Breach(LintRule rule, String pointer, String value) {}

  private static final List<Breach> BREACHES =
      List.of(
          new Breach(LintRule.TEMPLATE_DATASOURCE_RULE, "/templating/list/0/name", "\"source\""),
          new Breach(LintRule.TEMPLATE_DATASOURCE_RULE, "/templating/list/0/label", "\"Source\""),
          new Breach(LintRule.TEMPLATE_DATASOURCE_RULE, "/templating/list/0", ""),
          new Breach(LintRule.TEMPLATE_JOB_RULE, "/templating/list/1", ""),
          new Breach(
              LintRule.TEMPLATE_JOB_RULE, "/templating/list/1/datasource/uid", "\"prometheus\""),
          new Breach(LintRule.TEMPLATE_JOB_RULE, "/templating/list/1/type", "\"custom\""),
          new Breach(LintRule.TEMPLATE_JOB_RULE, "/templating/list/1/label", "\"job\""),
          new Breach(LintRule.TEMPLATE_JOB_RULE, "/templating/list/1/multi", "false"),
          new Breach(LintRule.TEMPLATE_JOB_RULE, "/templating/list/1/allValue", "\".*\""),
          new Breach(LintRule.TEMPLATE_INSTANCE_RULE, "/templating/list/2", ""),
          new Breach(LintRule.TEMPLATE_INSTANCE_RULE, "/templating/list/2/multi", "false"),
          new Breach(
              LintRule.TEMPLATE_LABEL_PROMQL_RULE,
              "/templating/list/1/query",
              "\"label_value(up, job)\""),
          new Breach(LintRule.TEMPLATE_LABEL_PROMQL_RULE, "/templating/list/1/query", "\"up\""),
          new Breach(
              LintRule.TEMPLATE_LABEL_PROMQL_RULE,
              "/templating/list/1/query",
              "\"label_values(up{, job)\""),
          new Breach(
              LintRule.TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE, "/templating/list/2/refresh", "1"),
          new Breach(LintRule.PANEL_DATASOURCE_RULE, "/panels/0/datasource/uid", "\"prometheus\""),
          new Breach(LintRule.PANEL_DATASOURCE_RULE, "/panels/0/datasource", ""),
          new Breach(LintRule.PANEL_TITLE_DESCRIPTION_RULE, "/panels/0/title", "\"\""),
          new Breach(LintRule.PANEL_TITLE_DESCRIPTION_RULE, "/panels/0/description", ""),
          new Breach(
              LintRule.PANEL_UNITS_RULE, "/panels/0/fieldConfig/defaults/unit", "\"seconds\""),
          new Breach(LintRule.PANEL_UNITS_RULE, "/panels/0/fieldConfig/defaults/unit", ""),
          new Breach(LintRule.PANEL_NO_TARGETS_RULE, "/panels/0/targets", "[]"),
          new Breach(LintRule.PANEL_NO_TARGETS_RULE, "/panels/0/targets", ""),
          new Breach(LintRule.TARGET_LOGQL_RULE, TARGET + "/datasource/type", "\"loki\""),
          new Breach(LintRule.TARGET_LOGQL_AUTO_RULE, TARGET + "/datasource/type", "\"loki\""),
          new Breach(LintRule.TARGET_PROMQL_RULE, TARGET + "/expr", "\"sum(up{job=~\\\"$job\\\"\""),
          new Breach(LintRule.TARGET_PROMQL_RULE, TARGET + "/expr", ""),
          expression(LintRule.TARGET_RATE_INTERVAL_RULE, "rate(api_errors_total{@}[5m])"),
          expression(LintRule.TARGET_JOB_RULE, "up{instance=~\"$instance\"}"),
          expression(LintRule.TARGET_JOB_RULE, "up{job=\"$job\", instance=~\"$instance\"}"),
          expression(LintRule.TARGET_JOB_RULE, "up{@} + up{instance=~\"$instance\"}"),
          expression(LintRule.TARGET_JOB_RULE, "job:api_errors:ratio5m"),
          expression(LintRule.TARGET_JOB_RULE, "feature:model_feature_psi:1h"),
          expression(LintRule.TARGET_JOB_RULE, "slo:latency_objective:ratio"),
          expression(LintRule.TARGET_JOB_RULE, "ALERTS{job=~\"$job\"}"),
          expression(LintRule.TARGET_INSTANCE_RULE, "up{job=~\"$job\"}"),
          expression(LintRule.TARGET_INSTANCE_RULE, "job:api_errors:ratio5m{@}"),
          expression(LintRule.TARGET_COUNTER_AGG_RULE, "sum(api_errors_total{@})"),
          expression(LintRule.TARGET_COUNTER_AGG_RULE, "max_over_time(api_errors_total{@}[1h])"),
          new Breach(LintRule.UNEDITABLE_DASHBOARD, "/editable", "true"),
          new Breach(LintRule.UNEDITABLE_DASHBOARD, "/editable", ""));

  @AutoClose private static final QueryParser parser = new QueryParser();

  /** A query; {@code @} stands for the two matchers. */
  private static Breach expression(LintRule rule, String query) {
    String text = query.replace("@", "job=~\"$job\", instance=~\"$instance\"");
    return new Breach(rule, TARGET + "/expr", Json.MAPPER.valueToTree(text).toString());
  }

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  @Test
  void everyDashboard_isShipped() {
    assertThat(Dashboard.shipped())
        .extracting(Dashboard::file)
        .containsExactlyInAnyOrderElementsOf(
            Repository.files(Dashboard.FOLDER, ".json").stream()
                .map(file -> file.getFileName().toString())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void dashboard_isFreeOfLint(Dashboard dashboard) {
    assertThat(lint(dashboard)).isEmpty();
  }

  static Stream<Rule> recordingRules() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).filter(r -> !r.isAlert());
  }

  /** Or the matcher that the linter wants would empty the panels that show it. */
  @ParameterizedTest
  @MethodSource("recordingRules")
  void recordedSeries_keepTheirJob(Rule rule) {
    assertThat(new RecordedLabels(parser).of(rule)).contains("job");
  }

  @Test
  void soundDashboard_isFreeOfLint() {
    assertThat(lint(sound())).isEmpty();
  }

  static List<Breach> breaches() {
    return BREACHES;
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void breach_isReportedByItsRule(Breach breach) {
    LintRule rule = breach.rule();

    assertThat(rule.problems(broken(breach.pointer(), breach.value()), parser))
        .singleElement()
        .asString()
        .startsWith(rule.name().matches("(PANEL|TARGET).*") ? "Sound / " : "Sound: ")
        .endsWith(" [" + rule + "]");
  }

  @ParameterizedTest
  @EnumSource(LintRule.class)
  void everyRule_isProven(LintRule rule) {
    assertThat(BREACHES).extracting(Breach::rule).contains(rule);
  }

  @Test
  void rules_areTheSeventeenOfTheLinter() {
    assertThat(Stream.of(LintRule.values()).map(LintRule::toString))
        .hasSize(17)
        .contains("template-datasource-rule", "target-counter-agg-rule", "uneditable-dashboard");
  }

  private static Set<String> lint(Dashboard dashboard) {
    return Stream.of(LintRule.values())
        .flatMap(rule -> rule.problems(dashboard, parser).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Dashboard broken(String pointer, String value) {
    return sound()
        .with(
            tree -> {
              int slash = pointer.lastIndexOf('/');
              String field = pointer.substring(slash + 1);
              if (tree.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
                parent.remove(field);
                if (!value.isEmpty()) {
                  parent.set(field, Json.read(value));
                }
              } else {
                tree.withArray(pointer.substring(0, slash)).remove(Integer.parseInt(field));
              }
            });
  }

  private static Dashboard sound() {
    return new Dashboard(
        "sound.json", Json.read(Repository.text("stack-tests/src/test/resources/sound.json")));
  }
}
