/**
 * Checks that the commands, names and links of docs/deploy.md and docs/troubleshooting.md exist.
 * Depends on {@code render}, {@code scrape}, {@code server} and {@code tool}.
 */
package dev.irisops.stack.manifests.docs;
