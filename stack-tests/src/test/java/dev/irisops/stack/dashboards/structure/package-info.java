/**
 * Checks the JSON of the dashboards: Grafana's schema, the grid, variables, colours. Depends on
 * {@code model} alone.
 */
package dev.irisops.stack.dashboards.structure;
