/**
 * Checks what {@code kubectl apply -k} would send to a cluster, without a cluster. Each package
 * below is a subject; this one holds the tests that every check shares. Depends on {@code render}.
 */
package dev.irisops.stack.manifests;
