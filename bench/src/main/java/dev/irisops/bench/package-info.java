/**
 * Benchmarks of the service and of the servers it is compared with, as processes on loopback:
 * {@code Bench} is the command line, {@code Suite} runs the benchmarks, {@code Report} writes the
 * results.
 *
 * <p>Depends on {@code baseline}.
 */
package dev.irisops.bench;
