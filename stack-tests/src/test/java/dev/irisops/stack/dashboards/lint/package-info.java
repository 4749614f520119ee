/**
 * Checks the dashboards with the rules of grafana/dashboard-linter. Depends on {@code model}, and
 * on {@code units} for the list of them.
 */
package dev.irisops.stack.dashboards.lint;
