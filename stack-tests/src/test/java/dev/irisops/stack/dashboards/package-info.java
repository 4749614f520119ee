/**
 * The dashboards as data: what a linter, Grafana's schema, the rules and a running stack say of
 * them. Depends on all the others.
 */
package dev.irisops.stack.dashboards;
