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
 *
 * <p>The linter knows only the variables {@code job} and {@code instance}. Here they choose among
 * whatever Prometheus scrapes. A dashboard of model services has {@code service} and {@code pod}
 * instead, because links between dashboards carry variables by their names: the values of {@code
 * job} and {@code instance} of one role mean nothing to another (the runtime has a port and a job
 * of its own), while a service and a pod are the same everywhere, also in Kubernetes.
 */
enum LintRule {
  TEMPLATE_DATASOURCE_RULE(TemplateRules::dataSource),
  /** Either {@code service} or, in a dashboard about all jobs, {@code job}. */
  TEMPLATE_JOB_RULE(TemplateRules::job),
  /**
   * Either {@code pod} or, beside {@code job}, {@code instance}. All pods are {@code .*}, because
   * series have no label {@code pod} outside Kubernetes.
   */
  TEMPLATE_INSTANCE_RULE(TemplateRules::instance),
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
  /**
   * Demanded in annotations too, which the linter does not read. Series of objects of the cluster
   * have the job of their exporter, so they need {@code namespace=~"$namespace"} where there is
   * such a variable.
   */
  TARGET_JOB_RULE((dashboard, parser) -> new MatcherRules(dashboard, parser).job()),
  /** Demanded where the series have the label, except of {@code up} as a guard. */
  TARGET_INSTANCE_RULE((dashboard, parser) -> new MatcherRules(dashboard, parser).instance()),
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
