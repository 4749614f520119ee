/**
 * What {@code kubectl apply -k} would send to a cluster, judged without one. Depends on {@code
 * tool}.
 */
package dev.irisops.stack.manifests;
