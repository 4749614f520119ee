/**
 * Checks the configuration files in ConfigMaps, at the paths where they are mounted, with the
 * programs that read them. Depends on {@code manifests}, {@code render} and {@code tool}.
 */
package dev.irisops.stack.manifests.configuration;
