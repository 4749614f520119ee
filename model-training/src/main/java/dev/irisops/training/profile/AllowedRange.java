package dev.irisops.training.profile;

/**
 * The range of the values that the service accepts, in the unit of the feature.
 *
 * @param min minimum
 * @param max maximum
 */
public record AllowedRange(double min, double max) {}
