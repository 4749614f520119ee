/**
 * Reads the dashboards that ship: panels, queries, variables. Depends on {@code tool} and, to parse
 * queries, on {@code server}.
 */
package dev.irisops.stack.dashboards.model;
