/**
 * Checks what dev, staging and prod must each have of their own, and that nodes can be drained.
 * Depends on {@code manifests}, {@code render} and {@code tool}.
 */
package dev.irisops.stack.manifests.environment;
