/**
 * Checks the targets that Prometheus discovers, against those that it had in a real cluster.
 * Depends on {@code manifests}, {@code render}, {@code scrape}, {@code rules}, {@code server} and
 * {@code tool}.
 */
package dev.irisops.stack.manifests.target;
