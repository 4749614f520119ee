/**
 * The service. {@link dev.irisops.serving.Application} wires it; the packages below are its rooms.
 */
package dev.irisops.serving;
