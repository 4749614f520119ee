/**
 * The service, the programs that monitor it and the proxies in front of it, as real processes on
 * loopback, and the listeners that they talk to. Depends on {@code tool}.
 */
package dev.irisops.stack.server;
