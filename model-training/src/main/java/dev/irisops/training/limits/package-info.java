/**
 * The limits of the service: reads a serialized model as the service does, and measures the heap
 * that it takes.
 *
 * <p>The limits are data that both modules share: {@code bundle-limits.properties} and {@code
 * allowed-classes.txt} of the service. Depends on no other package of this module.
 */
package dev.irisops.training.limits;
