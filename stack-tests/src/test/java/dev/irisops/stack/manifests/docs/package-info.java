/**
 * Checks that the commands and names in docs/deploy.md, docs/troubleshooting.md and the runbooks
 * exist, and runs those of the runbooks. Depends on {@code render}, {@code schema}, {@code scrape},
 * {@code server} and {@code tool}.
 */
package dev.irisops.stack.manifests.docs;
