/**
 * The service, the programs that monitor it, the proxies in front of it and the control plane of a
 * cluster, as real processes on loopback, and the listeners that they talk to. Depends on {@code
 * tool}.
 */
package dev.irisops.stack.server;
