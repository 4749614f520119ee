/**
 * Tests of the runnable jar as a process: settings, signals, failing starts, memory, connections,
 * overload, and a model folder that changes.
 */
package dev.irisops.serving.it.process;
