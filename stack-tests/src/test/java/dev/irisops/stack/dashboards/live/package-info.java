/**
 * Runs the queries of the dashboards against a running stack. Depends on {@code model}, and on
 * {@code rules}, {@code drill}, {@code scrape} and {@code server} of the stack.
 */
package dev.irisops.stack.dashboards.live;
