/** The life of the process: its ports, its signals and its end. Depends on {@code settings}. */
package dev.irisops.serving.process;
