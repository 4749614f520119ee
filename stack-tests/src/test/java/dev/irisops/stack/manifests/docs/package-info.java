/**
 * Checks that the commands and names in docs/deploy.md and docs/troubleshooting.md exist. Depends
 * on {@code render}, {@code scrape}, {@code server} and {@code tool}.
 */
package dev.irisops.stack.manifests.docs;
