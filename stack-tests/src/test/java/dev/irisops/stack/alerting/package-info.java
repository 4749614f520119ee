/**
 * Tests Alertmanager's configuration (routes, inhibition, messages, the dead man's switch) and the
 * reload of Prometheus. Depends on {@code tool}, {@code server} and {@code rules}.
 */
package dev.irisops.stack.alerting;
