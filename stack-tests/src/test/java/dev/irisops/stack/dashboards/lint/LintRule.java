package dev.irisops.stack.dashboards.lint;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of <a href="https://github.com/grafana/dashboard-linter">grafana/dashboard-linter</a>,
 * in its order and with its names; each names its source file. The linter skips some types of
 * panels and some queries; these rules check all of them.
 */
enum LintRule {
  /** {@code lint/rule_template_datasource.go}. */
  TEMPLATE_DATASOURCE_RULE(TemplateRules::dataSource),
  /** {@code lint/rule_template_job.go}. */
  TEMPLATE_JOB_RULE(dashboard -> TemplateRules.variable(dashboard, "job", "Job")),
  /** {@code lint/rule_template_instance.go}. */
  TEMPLATE_INSTANCE_RULE(dashboard -> TemplateRules.variable(dashboard, "instance", "Instance")),
  /** {@code lint/rule_template_label_promql.go}. */
  TEMPLATE_LABEL_PROMQL_RULE(TemplateRules::query),
  /** {@code lint/rule_template_on_time_change_reload.go}. */
  TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE(TemplateRules::reload),
  /** {@code lint/rule_panel_datasource.go}. */
  PANEL_DATASOURCE_RULE(PanelRules::dataSource),
  /** {@code lint/rule_panel_title_description.go}. */
  PANEL_TITLE_DESCRIPTION_RULE(PanelRules::titleAndDescription),
  /** {@code lint/rule_panel_units.go}. */
  PANEL_UNITS_RULE(PanelRules::unit),
  /** {@code lint/rule_panel_no_targets.go}. */
  PANEL_NO_TARGETS_RULE(PanelRules::targets),
  /** {@code lint/rule_target_logql.go}; the stack has no Loki, so there must be no LogQL. */
  TARGET_LOGQL_RULE(TargetRules::logql),
  /** {@code lint/rule_target_logql_auto.go}. */
  TARGET_LOGQL_AUTO_RULE(TargetRules::logqlAuto),
  /** {@code lint/rule_target_promql.go}. */
  TARGET_PROMQL_RULE(TargetRules::promql),
  /** {@code lint/rule_target_rate_interval.go}. */
  TARGET_RATE_INTERVAL_RULE(TargetRules::rateInterval),
  /** {@code lint/rule_target_job_instance.go}; see {@link TargetRules#job}. */
  TARGET_JOB_RULE(TargetRules::job),
  /** {@code lint/rule_target_job_instance.go}; see {@link TargetRules#instance}. */
  TARGET_INSTANCE_RULE(TargetRules::instance),
  /** {@code lint/rule_target_counter_agg.go}, which skips selectors with matchers. */
  TARGET_COUNTER_AGG_RULE(TargetRules::counter),
  /** {@code lint/rule_uneditable.go}. */
  UNEDITABLE_DASHBOARD(TemplateRules::uneditable);

  private final BiFunction<Dashboard, QueryParser, Stream<String>> check;

  LintRule(Function<Dashboard, Stream<String>> check) {
    this((dashboard, parser) -> check.apply(dashboard));
  }

  LintRule(BiFunction<Dashboard, QueryParser, Stream<String>> check) {
    this.check = check;
  }

  /** Returns what violates the rule; each problem names the dashboard, and the panel if any. */
  List<String> problems(Dashboard dashboard, QueryParser parser) {
    return check.apply(dashboard, parser).map(problem -> problem + " [" + this + "]").toList();
  }

  /** Returns the name of the rule in the linter. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
