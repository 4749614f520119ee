/**
 * The pages of metrics that Prometheus scrapes, and the shipped configuration that discovers them.
 * Depends on {@code tool} and {@code server}.
 */
package dev.irisops.stack.scrape;
