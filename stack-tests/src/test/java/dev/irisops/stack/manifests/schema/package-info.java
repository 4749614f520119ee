/**
 * Checks that Kubernetes and the Prometheus Operator accept every object, by the schema that they
 * publish. Depends on {@code manifests}, {@code render} and {@code tool}.
 */
package dev.irisops.stack.manifests.schema;
