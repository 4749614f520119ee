/**
 * A web application that does nothing, deployed beside the service while it is measured: what is
 * left of a request when all of the service is taken away. Depends on nothing.
 */
package dev.irisops.bench.echo;
