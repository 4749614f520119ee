/**
 * Tests Alertmanager's configuration: routes, inhibition and messages. Depends on {@code tool} and
 * {@code server}.
 */
package dev.irisops.stack.alerting;
