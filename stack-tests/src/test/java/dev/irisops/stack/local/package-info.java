/** The monitoring of a cluster as processes of this machine, and the demo that runs on it. */
package dev.irisops.stack.local;
