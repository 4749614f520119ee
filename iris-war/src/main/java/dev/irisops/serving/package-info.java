/**
 * The service. {@link dev.irisops.serving.Application} wires the packages below, and only it does.
 */
package dev.irisops.serving;
