/** A receiver of OpenTelemetry's protocol OTLP, in the process of the tests. */
package dev.irisops.serving.otlp;
