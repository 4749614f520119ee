/**
 * Checks names: those that objects have, those that they refer to, and the labels that selectors
 * select. Depends on {@code manifests} and {@code render}.
 */
package dev.irisops.stack.manifests.reference;
