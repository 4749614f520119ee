/**
 * The service and the programs that monitor it, as real processes on loopback, and what they are
 * made to talk to. Depends on {@code tool}.
 */
package dev.irisops.stack.server;
