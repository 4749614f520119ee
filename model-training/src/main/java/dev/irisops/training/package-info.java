/**
 * The entry point: reads the command line, has the candidates judged and the winner's bundle
 * written.
 *
 * <p>Depends on all packages below it; none depends on this one.
 */
package dev.irisops.training;
