/**
 * Checks the dashboards against the alerts, recording rules, scrape jobs, runbooks and documents
 * that name the same things. Depends on {@code model}, and on the shipped rules and configuration.
 */
package dev.irisops.stack.dashboards.rules;
