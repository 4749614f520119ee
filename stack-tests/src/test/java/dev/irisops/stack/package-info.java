/** The service and the programs that monitor it, started together as real processes on loopback. */
package dev.irisops.stack;
