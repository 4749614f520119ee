/**
 * Where models come from: finding a bundle, verifying it, and the Weka adapter that predicts with
 * it. The only Weka imports. Depends on {@code prediction}.
 */
package dev.irisops.serving.model;
