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
 * in its order and with its names, for instance {@code lint/rule_panel_units.go}. The linter skips
 * some types of panels and some queries; these rules check all of them.
 */
enum LintRule {
  TEMPLATE_DATASOURCE_RULE(TemplateRules::dataSource),
  TEMPLATE_JOB_RULE(dashboard -> TemplateRules.variable(dashboard, "job", "Job")),
  TEMPLATE_INSTANCE_RULE(dashboard -> TemplateRules.variable(dashboard, "instance", "Instance")),
  TEMPLATE_LABEL_PROMQL_RULE(TemplateRules::query),
  TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE(TemplateRules::reload),
  PANEL_DATASOURCE_RULE(PanelRules::dataSource),
  PANEL_TITLE_DESCRIPTION_RULE(PanelRules::titleAndDescription),
  PANEL_UNITS_RULE(PanelRules::unit),
  PANEL_NO_TARGETS_RULE(PanelRules::targets),
  /** Reports all LogQL, because the stack has no Loki. */
  TARGET_LOGQL_RULE(TargetRules::logql),
  TARGET_LOGQL_AUTO_RULE(TargetRules::logqlAuto),
  TARGET_PROMQL_RULE(TargetRules::promql),
  TARGET_RATE_INTERVAL_RULE(TargetRules::rateInterval),
  TARGET_JOB_RULE((dashboard, parser) -> TargetRules.matcher(dashboard, parser, "job")),
  TARGET_INSTANCE_RULE((dashboard, parser) -> TargetRules.matcher(dashboard, parser, "instance")),
  /** The linter skips selectors with matchers. */
  TARGET_COUNTER_AGG_RULE(TargetRules::counter),
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
