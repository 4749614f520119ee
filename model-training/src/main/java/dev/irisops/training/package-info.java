/**
 * The command line of the trainer, and the run from the data file to the bundle.
 *
 * <p>Depends on all packages below it; none of them depends on this one.
 */
package dev.irisops.training;
