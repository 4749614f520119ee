/**
 * Checks the dashboards with the rules of grafana/dashboard-linter. Depends on {@code model}, on
 * {@code units} for their list, and on the shipped rules for the labels of recorded series.
 */
package dev.irisops.stack.dashboards.lint;
