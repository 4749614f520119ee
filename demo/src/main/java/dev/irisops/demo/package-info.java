/**
 * A tour without a cluster: traffic that can be made to go wrong, and a page that shows what
 * Prometheus and Alertmanager make of it.
 */
package dev.irisops.demo;
