/**
 * Where models come from: finding a bundle, verifying it, replacing it while the service runs, and
 * the Weka adapter that predicts with it. The only Weka imports. Depends on {@code prediction}.
 */
package dev.irisops.serving.model;
