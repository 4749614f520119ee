/**
 * What {@code kubectl apply -k} would send to a cluster, judged without one. Depends on {@code
 * tool}, {@code server}, {@code scrape} and {@code rules}.
 */
package dev.irisops.stack.manifests;
