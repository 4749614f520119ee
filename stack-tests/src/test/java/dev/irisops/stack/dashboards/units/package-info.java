/**
 * Checks that panels show values in fitting units, which follow from the metrics of their queries.
 * Depends on {@code model} alone.
 */
package dev.irisops.stack.dashboards.units;
