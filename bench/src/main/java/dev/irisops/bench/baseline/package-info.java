/**
 * A do-nothing web application, deployed next to the service as the baseline of its throughput.
 *
 * <p>Depends on no other package.
 */
package dev.irisops.bench.baseline;
