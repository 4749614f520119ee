/** The access log: one line for each request. Depends on {@code settings} and {@code tracing}. */
package dev.irisops.serving.accesslog;
