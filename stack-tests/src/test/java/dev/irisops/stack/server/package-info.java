/**
 * The service and the programs that monitor it, as real processes on loopback, and the listeners
 * that they talk to. Depends on {@code tool}.
 */
package dev.irisops.stack.server;
