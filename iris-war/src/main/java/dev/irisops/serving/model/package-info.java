/**
 * Models: finds, verifies and reloads a bundle, and predicts with Weka. The only Weka imports.
 * Depends on {@code prediction} and {@code settings}.
 */
package dev.irisops.serving.model;
