/**
 * What is measured and how it is exported: the only OpenTelemetry and Prometheus imports. Depends
 * on {@code prediction}, whose ports it fulfils.
 */
package dev.irisops.serving.telemetry;
