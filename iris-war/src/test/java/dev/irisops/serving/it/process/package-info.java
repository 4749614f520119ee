/**
 * The runnable jar, where a process is what is tested: settings, signals, failing starts, memory,
 * connections, overload, and a model folder that changes.
 */
package dev.irisops.serving.it.process;
