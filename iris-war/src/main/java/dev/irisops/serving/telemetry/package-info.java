/**
 * Metrics and traces: counts, and writes for Prometheus and OTLP; gives requests their spans. The
 * only OpenTelemetry imports. Depends on the ports that it implements, in {@code http}, {@code
 * prediction} and {@code tracing}, and on {@code settings}.
 */
package dev.irisops.serving.telemetry;
