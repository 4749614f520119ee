package dev.irisops.stack.dashboards;

import java.util.List;
import java.util.Locale;

/**
 * The rules of <a href="https://github.com/grafana/dashboard-linter">grafana/dashboard-linter</a>,
 * in its order; each constant has the name of its rule, and a link to it. Where a rule passes over
 * something, ours does not: every type of panel is looked at, and every query of it.
 */
enum LintRule {
  /** {@code lint/rule_template_datasource.go}. */
  TEMPLATE_DATASOURCE_RULE(TemplateRules::datasource),
  /** {@code lint/rule_template_job.go}. */
  TEMPLATE_JOB_RULE((dashboard, parser) -> TemplateRules.query(dashboard, "job", "Job")),
  /** {@code lint/rule_template_instance.go}. */
  TEMPLATE_INSTANCE_RULE(
      (dashboard, parser) -> TemplateRules.query(dashboard, "instance", "Instance")),
  /** {@code lint/rule_template_label_promql.go}. */
  TEMPLATE_LABEL_PROMQL_RULE(TemplateRules::labelQuery),
  /** {@code lint/rule_template_on_time_change_reload.go}. */
  TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE(TemplateRules::reload),
  /** {@code lint/rule_panel_datasource.go}. */
  PANEL_DATASOURCE_RULE(PanelRules::datasource),
  /** {@code lint/rule_panel_title_description.go}. */
  PANEL_TITLE_DESCRIPTION_RULE(PanelRules::titleAndDescription),
  /** {@code lint/rule_panel_units.go}. */
  PANEL_UNITS_RULE(PanelRules::units),
  /** {@code lint/rule_panel_no_targets.go}. */
  PANEL_NO_TARGETS_RULE(PanelRules::targets),
  /** {@code lint/rule_target_logql.go}; no query may be LogQL, so all are valid. */
  TARGET_LOGQL_RULE(TargetRules::logql),
  /** {@code lint/rule_target_logql_auto.go}; no range of LogQL may stand beside {@code $__auto}. */
  TARGET_LOGQL_AUTO_RULE(TargetRules::logqlAuto),
  /** {@code lint/rule_target_promql.go}. */
  TARGET_PROMQL_RULE(TargetRules::promql),
  /** {@code lint/rule_target_rate_interval.go}. */
  TARGET_RATE_INTERVAL_RULE(TargetRules::rateInterval),
  /** {@code lint/rule_target_job_instance.go}; see {@link TargetRules#job}. */
  TARGET_JOB_RULE(TargetRules::job),
  /** {@code lint/rule_target_job_instance.go}; see {@link TargetRules#instance}. */
  TARGET_INSTANCE_RULE(TargetRules::instance),
  /** {@code lint/rule_target_counter_agg.go}; its source overlooks selectors with matchers. */
  TARGET_COUNTER_AGG_RULE(TargetRules::counter),
  /** {@code lint/rule_uneditable.go}. */
  UNEDITABLE_DASHBOARD(TemplateRules::uneditable);

  private interface Check {
    List<String> problems(Dashboard dashboard, QueryParser parser);
  }

  private final Check check;

  LintRule(Check check) {
    this.check = check;
  }

  /** What it finds, each beginning with the dashboard and, if it is of one, the panel. */
  List<String> problems(Dashboard dashboard, QueryParser parser) {
    return check.problems(dashboard, parser).stream()
        .map(text -> text + " [" + this + "]")
        .toList();
  }

  /** Its name in the linter. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
