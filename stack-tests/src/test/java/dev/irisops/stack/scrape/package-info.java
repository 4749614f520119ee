/**
 * What Prometheus reads: the pages of metrics, and where the shipped configuration finds them.
 * Depends on {@code tool} and {@code server}.
 */
package dev.irisops.stack.scrape;
