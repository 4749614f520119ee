/**
 * Who is told what: the configuration and the messages of Alertmanager. Depends on {@code tool} and
 * {@code server}.
 */
package dev.irisops.stack.alerting;
