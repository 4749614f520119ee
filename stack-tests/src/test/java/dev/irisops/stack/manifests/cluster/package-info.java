/**
 * Applies what is rendered to a real API server, on machines that have one. Depends on {@code
 * manifests}, {@code render}, {@code server} and {@code tool}.
 */
package dev.irisops.stack.manifests.cluster;
