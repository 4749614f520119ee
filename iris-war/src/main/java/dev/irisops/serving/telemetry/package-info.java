/**
 * Metrics: counts, and writes them for Prometheus and OTLP. The only OpenTelemetry imports. Depends
 * on the ports that it implements, in {@code http} and {@code prediction}, and on {@code settings}.
 */
package dev.irisops.serving.telemetry;
