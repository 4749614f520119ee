/** The access log: one line for each request. Depends on {@code settings}. */
package dev.irisops.serving.accesslog;
